package com.papertrade.corporateaction;

import static com.papertrade.corporateaction.Investor.AAPL;
import static com.papertrade.corporateaction.Investor.SPY;
import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.performance.EquityHistory;
import com.papertrade.performance.EquityPoint;
import com.papertrade.platform.job.RecurringJob;
import com.papertrade.portfolio.LedgerEntry.DividendReceived;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Ten shares of Apple and a hundred of SPY, bought at the first close of 2000 and held through four splits and
 * all dividends until 2021, valued at each of 5,849 closes from 1998 on; where that history is not at hand, the
 * same with a made-up one. Every figure is held against a second reckoning in plain decimal numbers.
 */
@CorporateActionTest
class HistoryReplayIT {

    private static final LocalDate BOUGHT_ON = LocalDate.of(2000, 1, 3);

    @Autowired
    Investor maya;

    @Autowired
    EquityHistory history;

    @Autowired
    List<RecurringJob> jobs;

    /** The second reckoning. */
    private final Map<Symbol, RecordedHistory> recorded = new LinkedHashMap<>();

    private final Map<Symbol, BigDecimal> shares = new LinkedHashMap<>();

    private BigDecimal cash = new BigDecimal("20000.00");
    private BigDecimal dividends = BigDecimal.ZERO;

    @Test
    void noSessionShowsAFalseJumpAndTheChangesAddUpToTheGain() throws IOException {
        maya.nothingIsKnown();
        recorded.put(AAPL, isReal() ? RecordedHistory.of(AAPL) : RecordedHistory.invented("110.00", "0.37", apples()));
        recorded.put(SPY, isReal() ? RecordedHistory.of(SPY) : RecordedHistory.invented("145.00", "0.3412", none()));
        var sessions = List.copyOf(recorded.get(SPY).closes().keySet());
        // Before anything is told: the job that settles runs by itself once a minute, and whatever is past by then is
        // settled for good.
        maya.at(sessions.getFirst() + " 10:00");
        recorded.forEach(this::isTold);
        maya.opensAccount("20000");

        var began = System.nanoTime();
        var changes = new ArrayList<Money>();
        var equities = new TreeMap<LocalDate, Money>();
        var before = new BigDecimal("20000.00");
        for (var session : sessions) {
            maya.settlesAt(session + " 17:00");
            var expected = equityAt(session);
            var change = maya.change();

            assertThat(change.session()).isEqualTo(session);
            assertThat(change.equityNow()).as("%s", session).isEqualTo(Money.usd(expected));
            assertThat(change.gain().amount()).as("%s", session).isEqualTo(Money.usd(expected.subtract(before)));
            assertThat(maya.valuation().equity()).contains(Money.usd(expected));
            changes.add(change.gain().amount());
            equities.put(session, change.equityNow());
            if (session.equals(BOUGHT_ON)) {
                buys(session);
            }
            before = expected;
        }
        System.out.printf("%,d sessions were settled and valued in %,d ms.%n", sessions.size(), since(began));

        assertThat(changes.stream().reduce(Money.ZERO_USD, Money::plus))
                .isEqualTo(maya.valuation().totalGain().orElseThrow().amount());
        shares.forEach((symbol, held) ->
                assertThat(maya.holding(symbol).position().quantity().shares()).isEqualByComparingTo(held));
        assertThat(maya.dividends().stream().map(DividendReceived::amount).reduce(Money.ZERO_USD, Money::plus))
                .isEqualTo(Money.usd(dividends));
        assertThat(maya.ledgerDifferences()).isEmpty();
        if (isReal()) {
            assertThat(shares.get(AAPL)).isEqualByComparingTo("1120"); // 10 × 2 × 2 × 7 × 4
            assertThat(sessions).hasSize(5_849);
        }

        isWritten(sessions.size());
        assertThat(history.of(maya.id, maya.portfolio, LocalDate.EPOCH))
                .extracting(EquityPoint::equity)
                .containsExactlyElementsOf(equities.values());
    }

    private static boolean isReal() {
        return RecordedHistory.isRecorded();
    }

    private static TreeMap<LocalDate, BigDecimal> apples() {
        return new TreeMap<>(Map.of(
                LocalDate.of(2000, 6, 21),
                new BigDecimal("2"),
                LocalDate.of(2000, 11, 6),
                new BigDecimal("1.0460"),
                LocalDate.of(2001, 3, 5),
                new BigDecimal("0.25")));
    }

    private static TreeMap<LocalDate, BigDecimal> none() {
        return new TreeMap<>();
    }

    private void isTold(Symbol symbol, RecordedHistory history) {
        history.closes().forEach((session, close) -> maya.market().closed(symbol, session, Price.usd(close)));
        history.splits()
                .forEach((day, factor) -> maya.isTold(Investor.split(symbol, day.toString(), factor.toPlainString())));
        history.dividends()
                .forEach((day, rate) ->
                        maya.isTold(Investor.dividend(symbol, day.toString(), rate.toPlainString(), "")));
    }

    private void buys(LocalDate session) {
        maya.buys(AAPL, "10");
        maya.buys(SPY, "100");
        shares.put(AAPL, new BigDecimal("10"));
        shares.put(SPY, new BigDecimal("100"));
        shares.forEach((symbol, count) -> cash =
                cash.subtract(cents(count.multiply(recorded.get(symbol).closes().get(session)))));
    }

    private BigDecimal equityAt(LocalDate session) {
        var equity = BigDecimal.ZERO;
        for (var symbol : shares.keySet()) {
            var of = recorded.get(symbol);
            shares.computeIfPresent(
                    symbol, (_, held) -> held.multiply(of.splits().getOrDefault(session, BigDecimal.ONE)));
            var paid = cents(shares.get(symbol).multiply(of.dividends().getOrDefault(session, BigDecimal.ZERO)));
            dividends = dividends.add(paid);
            cash = cash.add(paid);
            equity = equity.add(cents(shares.get(symbol).multiply(of.closes().get(session))));
        }
        return equity.add(cash);
    }

    private static BigDecimal cents(BigDecimal exact) {
        return exact.setScale(2, RoundingMode.HALF_EVEN);
    }

    private void isWritten(int sessions) {
        var began = System.nanoTime();
        jobs.stream().filter(job -> job.name().equals("Write equity history")).forEach(RecurringJob::run);
        System.out.printf("The equity of %,d sessions was written in %,d ms.%n", sessions, since(began));
    }

    private static long since(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }
}
