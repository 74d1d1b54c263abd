package com.papertrade.corporateaction;

import static com.papertrade.corporateaction.Investor.AAPL;
import static com.papertrade.corporateaction.Investor.dividend;
import static com.papertrade.corporateaction.Investor.split;
import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.papertrade.identity.UserId;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.performance.Explanation;
import com.papertrade.performance.Explanation.Derived;
import com.papertrade.performance.Explanation.Part;
import com.papertrade.performance.Explanations;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every figure says what it was worked out of; that the parts add up is a condition of there being an explanation. */
@CorporateActionTest
class ExplanationsIT {

    @Autowired
    Investor maya;

    @Autowired
    Explanations explanations;

    @BeforeEach
    void fortySharesWithADividendOwed() {
        maya.holdsAppleBeforeItsSplit(); // which leaves 939.10
        maya.isTold(split(AAPL, "2020-08-31", "4"), dividend(AAPL, "2020-09-01", "0.205", "2020-09-10"));
        maya.settlesAt("2020-08-31 17:00");
        maya.sells(AAPL, "8"); // at 129.04: 1,032.32; takes 8/40 of 5,060.90, 1,012.18
        maya.settlesAt("2020-09-01 18:00");
    }

    @Test
    void equityIsCashAndWhatIsOwedAndThePositions() {
        var equity = explanations.equity(maya.valuation()).orElseThrow();

        assertThat(equity.parts())
                .containsExactly(
                        new Part("Cash", "", usd("1971.42")),
                        new Part("Dividend of AAPL, not paid yet", "40 × $0.205", usd("8.20")),
                        new Part("AAPL", "32 × $134.18", usd("4293.76")));
        assertThat(equity.result()).isEqualTo(usd("6273.38"));
        assertThat(equity.prices()).singleElement().satisfies(price -> {
            assertThat(price.price()).isEqualTo(Price.usd("134.18"));
            assertThat(price.session()).isEqualTo(LocalDate.of(2020, 9, 1));
        });
    }

    @Test
    void dailyChangeIsTheDifferenceOfTwoEquitiesLessTheFlows() {
        maya.deposits("100");
        var change = explanations.dailyChange(maya.valuation()).orElseThrow();

        // At Monday's close 40 shares: 939.10 + 5,161.60; the eight were sold after it,
        // and so the dividend is on all forty.
        assertThat(change.parts())
                .extracting(Part::amount)
                .containsExactly(usd("6373.38"), usd("0.00"), usd("-100.00"), usd("-6100.70"));
        assertThat(change.result()).isEqualTo(usd("172.68")); // 32 × 5.14 + 8.20
        assertThat(change.derived())
                .hasValueSatisfying(derived -> assertThat(derived)
                        .isInstanceOfSatisfying(
                                Derived.Rate.class,
                                rate -> assertThat(rate.base()).isEqualTo(usd("6200.70"))));
    }

    @Test
    void totalGainIsEquityLessWhatWasPutIn() {
        var gain = explanations.totalGain(maya.valuation()).orElseThrow();

        assertThat(gain.parts()).extracting(Part::amount).containsExactly(usd("6273.38"), usd("-6000.00"));
        assertThat(gain.result()).isEqualTo(usd("273.38"));
    }

    @Test
    void averageCostIsWhatIsLeftOfThePurchasesOverTheShares() {
        var cost = explanations.averageCost(maya.id, maya.portfolio, AAPL).orElseThrow();

        assertThat(cost.parts())
                .containsExactly(
                        new Part("Bought", "10 × $506.09", usd("5060.90")),
                        new Part("Split", "10 shares became 40", usd("0.00")),
                        new Part("Sold", "8 shares", usd("-1012.18")));
        assertThat(cost.result()).isEqualTo(usd("4048.72"));
        assertThat(cost.derived()).contains(new Derived.PerShare(Quantity.of(32), Price.usd("126.5225")));
    }

    @Test
    void averageCostForgetsWhatWasSoldOut() {
        maya.sells(AAPL, "32");
        maya.buys(AAPL, "1");

        assertThat(explanations
                        .averageCost(maya.id, maya.portfolio, AAPL)
                        .orElseThrow()
                        .parts())
                .containsExactly(new Part("Bought", "1 × $134.18", usd("134.18")));
    }

    @Test
    void aDividendIsSharesTimesItsRateOwedOrPaid() {
        var owed = explanations.dividend(maya.valuation().receivables().getFirst());
        maya.settlesAt("2020-09-10 10:00");
        var paid = explanations.dividend(maya.dividends().getFirst());

        assertThat(owed.parts())
                .containsExactly(new Part("Dividend of AAPL", "40 × $0.205", usd("8.20")))
                .isEqualTo(paid.parts());
        assertThat(owed.formula()).contains("1 Sep 2020");
    }

    @Test
    void thereIsNoneOfAFigureThatIsNotKnown() {
        maya.market().forgetsAll();

        assertThat(explanations.equity(maya.valuation())).isEmpty();
        assertThat(explanations.dailyChange(maya.valuation())).isEmpty();
        assertThat(explanations.totalGain(maya.valuation())).isEmpty();
    }

    @Test
    void nobodyElseIsToldTheAverageCost() {
        assertThat(explanations.averageCost(UserId.random(), maya.portfolio, AAPL))
                .isEmpty();
    }

    @Test
    void partsThatDoNotAddUpAreNoExplanation() {
        var gain = explanations.totalGain(maya.valuation()).orElseThrow();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Explanation(
                        gain.figure(),
                        gain.formula(),
                        gain.parts(),
                        gain.result().plus(usd("0.01")),
                        gain.derived(),
                        gain.asOf(),
                        gain.prices()));
    }
}
