package com.papertrade.performance;

import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Percent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PortfolioValuationTest {

    private final Situation noon = Situation.intraday().at("2026-11-24 12:00");
    private final Account account = noon.account.deposits("2026-11-02 10:00", "10000");

    @Test
    void isWorthItsCashAndItsPositionsAtTheirLastPrices() {
        account.buys("2026-11-02 10:01", "IBM", "10", "200").buys("2026-11-02 10:02", "AAPL", "30", "100");
        noon.quoted("IBM", "2026-11-24", "220").quoted("AAPL", "2026-11-24", "90");

        // 5000 + 2200 + 2700
        var valuation = noon.valuation();
        assertThat(valuation.equity()).contains(usd("9900.00"));
        assertThat(valuation.totalGain()).contains(Gain.over(usd("10000"), usd("-100.00")));
        assertThat(valuation.asOf()).isEqualTo(Account.newYork("2026-11-24 12:00"));
    }

    @Test
    void ordersPositionsByValueAndSaysWhatEachIsWorth() {
        account.buys("2026-11-02 10:01", "IBM", "10", "200").buys("2026-11-02 10:02", "AAPL", "30", "100");
        noon.quoted("IBM", "2026-11-24", "220").quoted("AAPL", "2026-11-24", "90");

        var positions = noon.valuation().positions();

        assertThat(positions)
                .extracting(value -> value.position().symbol().value())
                .containsExactly("AAPL", "IBM");
        assertThat(positions).extracting(PositionValue::name).containsExactly("AAPL Inc", "IBM Inc");
        var ibm = positions.getLast();
        assertThat(ibm.marketValue()).contains(usd("2200.00"));
        assertThat(ibm.unrealizedGain()).contains(Gain.over(usd("2000"), usd("200.00")));
        // 2200 ÷ 9900 = 22.22 %
        assertThat(ibm.weight().map(weight -> weight.hundredths(2).toString())).contains("22.22");
    }

    @Test
    void goesByTheLastKnownPriceOfAnEarlierSessionWhileItsChangeWaits() {
        account.buys("2026-11-02 10:01", "IBM", "10", "200");
        noon.quoted("IBM", "2026-11-23", "220");

        var valuation = noon.valuation();

        assertThat(valuation.equity()).contains(usd("10200.00"));
        assertThat(valuation.dailyChange()).isInstanceOf(DailyChange.Waiting.class);
        assertThat(valuation.positions().getFirst().change()).isEmpty();
    }

    @Test
    void isWorthNothingThatCanBeSaidWithoutAnyPriceOfAPosition() {
        account.buys("2026-11-02 10:01", "IBM", "10", "200")
                .buys("2026-11-02 10:02", "ZZZ", "1", "10")
                .buys("2026-11-02 10:02", "NONAME", "1", "10");
        noon.quoted("IBM", "2026-11-24", "220");

        var valuation = noon.valuation();

        assertThat(valuation.equity()).isEmpty();
        assertThat(valuation.totalGain()).isEmpty();
        assertThat(valuation.unpriced()).isEqualTo(List.of(new Symbol("NONAME"), new Symbol("ZZZ")));
        assertThat(valuation.portfolio().cash()).isEqualTo(usd("7980.00"));
        assertThat(valuation.positions())
                .extracting(PositionValue::marketValue)
                .containsExactly(Optional.of(usd("2200.00")), Optional.empty(), Optional.empty());
        assertThat(valuation.positions()).extracting(PositionValue::weight).containsOnly(Optional.<Percent>empty());
        assertThat(valuation.positions())
                .extracting(PositionValue::name)
                .containsExactly("IBM Inc", "NONAME", "ZZZ Inc");
    }

    @Test
    void countsWhatWasWithdrawnAsGained() {
        account.buys("2026-11-02 10:01", "IBM", "10", "200")
                .sells("2026-11-03 10:01", "IBM", "10", "500")
                .withdraws("2026-11-04 10:00", "12000");

        // 1000 are left of 10,000 less 12,000: a gain of 3000 on no money of one's own.
        assertThat(noon.valuation().totalGain()).contains(new Gain(usd("3000.00"), Optional.empty()));
    }

    @Test
    void saysOfEachPositionHowItsDayWent() {
        account.buys("2026-11-02 10:01", "IBM", "10", "200");
        noon.closed("IBM", "2026-11-23", "218.37").quoted("IBM", "2026-11-24", "219.30");

        var change = noon.valuation().positions().getFirst().change().orElseThrow();

        assertThat(change.gain().amount()).isEqualTo(usd("9.30"));
    }

    @Test
    void asksTheMarketOnceForAnyNumberOfPortfolios() {
        account.buys("2026-11-02 10:01", "IBM", "10", "200");
        noon.quoted("IBM", "2026-11-24", "220");
        var appraiser = new Appraiser(noon.market, Situation::listed);
        var sessions = appraiser.sessions();
        var snapshot = account.since(sessions.previousClose());

        var valuations = appraiser.appraise(List.of(snapshot, snapshot, snapshot), sessions);

        assertThat(valuations).hasSize(3);
        assertThat(noon.market.quotesAsked).isEqualTo(1);
        assertThat(noon.market.closesAsked).hasSize(1);
        assertThat(valuations.getLast().equity().orElse(Money.ZERO_USD)).isEqualTo(usd("10200.00"));
    }
}
