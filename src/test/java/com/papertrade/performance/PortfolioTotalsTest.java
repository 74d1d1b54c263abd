package com.papertrade.performance;

import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.identity.UserId;
import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.performance.DailyChange.Known;
import com.papertrade.performance.DailyChange.MissingPrice;
import com.papertrade.performance.DailyChange.Waiting;
import com.papertrade.portfolio.Portfolio;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.PortfolioName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PortfolioTotalsTest {

    private static final Instant NOW = Instant.parse("2026-11-19T19:32:00Z");
    private static final LocalDate THURSDAY = LocalDate.parse("2026-11-19");

    private static final PortfolioValuation UP = valuation("100", "1100", "1000", known("1100", "1000", "0", "100"));
    private static final PortfolioValuation FUNDED_TODAY =
            valuation("480", "480", "500", known("480", "0", "500", "-20"));

    private static final PortfolioValuation WAITING = new PortfolioValuation(
            portfolio("10", "10"),
            NOW,
            Optional.empty(),
            List.of(new Symbol("IBM")),
            Optional.empty(),
            new Waiting(
                    THURSDAY,
                    THURSDAY.minusDays(1),
                    List.of(new MissingPrice(new Symbol("IBM"), THURSDAY.minusDays(1), MissingPrice.Kind.CLOSE)),
                    List.of()),
            List.of(),
            List.of());

    @Test
    void equityAndCashAddUp() {
        var totals = PortfolioTotals.of(List.of(UP, FUNDED_TODAY));

        assertThat(totals.equity()).contains(usd("1580"));
        assertThat(totals.cash()).isEqualTo(usd("580"));
    }

    @Test
    void theRateIsOverAllEquityAtThePreviousClosePlusAllDeposits() {
        // (100 − 20) ÷ ((1,000 + 0) + (0 + 500)) = 80 ÷ 1,500
        assertThat(PortfolioTotals.of(List.of(UP, FUNDED_TODAY)).dailyChange())
                .contains(Gain.over(usd("1500"), usd("80")));
    }

    @Test
    void theTotalGainIsOverAllThatWasDeposited() {
        // 1,100 − 1,000 + 480 − 500 = 80, over 1,500
        assertThat(PortfolioTotals.of(List.of(UP, FUNDED_TODAY)).totalGain())
                .contains(Gain.over(usd("1500"), usd("80")));
    }

    @Test
    void aPartialSumIsNeverShownAsTheWhole() {
        var totals = PortfolioTotals.of(List.of(UP, WAITING));

        assertThat(totals.equity()).isEmpty();
        assertThat(totals.dailyChange()).isEmpty();
        assertThat(totals.totalGain()).isEmpty();
        assertThat(totals.cash()).isEqualTo(usd("110"));
    }

    private static PortfolioValuation valuation(String cash, String equity, String deposited, DailyChange change) {
        return new PortfolioValuation(
                portfolio(cash, deposited),
                NOW,
                Optional.of(usd(equity)),
                List.of(),
                Optional.of(Gain.over(usd(deposited), usd(equity).minus(usd(deposited)))),
                change,
                List.of(),
                List.of());
    }

    private static Portfolio portfolio(String cash, String deposited) {
        return new Portfolio(
                PortfolioId.random(), UserId.random(), new PortfolioName("One"), usd(cash), usd(deposited), NOW);
    }

    private static Known known(String now, String then, String deposited, String gain) {
        var base = usd(then).plus(usd(deposited));
        return new Known(
                THURSDAY,
                THURSDAY.minusDays(1),
                usd(now),
                usd(then),
                usd(deposited),
                Money.ZERO_USD,
                Money.ZERO_USD,
                Gain.over(base, usd(gain)),
                List.of());
    }
}
