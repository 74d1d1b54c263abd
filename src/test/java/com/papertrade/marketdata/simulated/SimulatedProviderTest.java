package com.papertrade.marketdata.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.MovableClock;
import com.papertrade.calendar.ContinuousCalendar;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.InstrumentType;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.CallPriority;
import com.papertrade.marketdata.PriceBar;
import com.papertrade.marketdata.PriceHistory;
import com.papertrade.marketdata.Quote;
import com.papertrade.money.Price;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class SimulatedProviderTest {

    private static final long SEED = 7;
    private static final Symbol QUIL = new Symbol("QUIL");

    /** 14:32:07 on Thursday, 19 November 2026 in New York, where it is winter: five hours behind UTC. */
    private static final Instant THURSDAY_AFTERNOON = Instant.parse("2026-11-19T19:32:07Z");

    private static final LocalDate THURSDAY = LocalDate.of(2026, 11, 19);
    private static final Instant THURSDAY_OPEN = Instant.parse("2026-11-19T05:00:00Z");
    private static final Instant THURSDAY_CLOSE = Instant.parse("2026-11-20T05:00:00Z");

    @Test
    void theSameSeedIsTheSameMarket() {
        assertThat(historyAt(THURSDAY_AFTERNOON)).isEqualTo(historyAt(THURSDAY_AFTERNOON));
        assertThat(quoteAt(THURSDAY_AFTERNOON)).isEqualTo(quoteAt(THURSDAY_AFTERNOON));
    }

    @Test
    void anotherSeedIsAnotherMarket() {
        var other = new SimulatedProvider(new ContinuousCalendar(), fixed(THURSDAY_AFTERNOON), SEED + 1);

        assertThat(other.quote(QUIL, CallPriority.HELD).orElseThrow().last())
                .isNotEqualTo(quoteAt(THURSDAY_AFTERNOON).last());
    }

    /** If this fails, everybody's simulated history has been rewritten: change it only on purpose. */
    @Test
    void theMarketOfARunningInstallationStaysWhatItWas() {
        var bar = at(THURSDAY_AFTERNOON).bar(QUIL, LocalDate.of(2025, 6, 16)).orElseThrow();

        assertThat(bar.toString())
                .isEqualTo(
                        "PriceBar[session=2025-06-16, open=USD 244.64, high=USD 244.85, low=USD 243.37, close=USD 243.57, volume=8760355]");
    }

    @Test
    void theMarketOpensAtTheListedPrices() {
        var quote = quoteAt(Instant.parse("2010-01-02T12:00:00Z"));

        assertThat(quote.previousClose()).contains(Price.usd("130"));
    }

    @Test
    void aPastSessionIsTheSameHoweverMuchLaterItIsAskedFor() {
        var now = historyAt(THURSDAY_AFTERNOON);
        var threeYearsLater = at(THURSDAY_AFTERNOON.plus(Duration.ofDays(3 * 365)));

        var later = threeYearsLater.history(QUIL, LocalDate.of(2016, 11, 18)).orElseThrow();

        assertThat(later.bars()).startsWith(now.bars().toArray(PriceBar[]::new));
    }

    @Test
    void aPastSessionIsTheSameWhereverTheHistoryBegins() {
        var whole = historyAt(THURSDAY_AFTERNOON).bars();
        var lastWeek = at(THURSDAY_AFTERNOON)
                .history(QUIL, LocalDate.of(2026, 11, 12))
                .orElseThrow()
                .bars();

        assertThat(lastWeek).hasSize(7).isEqualTo(whole.subList(whole.size() - 7, whole.size()));
    }

    @Test
    void historyIsTenYearsOfEveryDayUntilYesterday() {
        var bars = historyAt(THURSDAY_AFTERNOON).bars();

        // 2016-11-18 to 2026-11-18, both included: 10 × 365 + 2 leap days (2020, 2024) + 1.
        assertThat(bars).hasSize(3653);
        assertThat(bars.getFirst().session()).isEqualTo(LocalDate.of(2016, 11, 18));
        assertThat(bars.getLast().session()).isEqualTo(LocalDate.of(2026, 11, 18));
    }

    @Test
    void todayHasNoBarBeforeItIsOver() {
        assertThat(at(THURSDAY_CLOSE.minusSeconds(1)).bar(QUIL, THURSDAY)).isEmpty();
        assertThat(at(THURSDAY_CLOSE).bar(QUIL, THURSDAY)).isPresent();
    }

    @Test
    void thePreviousCloseIsTheCloseOfTheDayBefore() {
        var quote = quoteAt(THURSDAY_AFTERNOON);

        assertThat(quote.session()).isEqualTo(THURSDAY);
        assertThat(quote.previousClose())
                .contains(at(THURSDAY_AFTERNOON)
                        .bar(QUIL, LocalDate.of(2026, 11, 18))
                        .orElseThrow()
                        .close());
    }

    @Test
    void aPriceIsObservedAtItsOwnTickBeforeItIsAskedFor() {
        var quote = quoteAt(THURSDAY_AFTERNOON);

        // A share is traded at least every ten seconds, and a tick is late by six at most.
        assertThat(quote.observedAt()).isBetween(THURSDAY_AFTERNOON.minusSeconds(16), THURSDAY_AFTERNOON);
        assertThat(quote.fetchedAt()).isEqualTo(THURSDAY_AFTERNOON);
        assertThat(quoteAt(quote.observedAt()).observedAt()).isEqualTo(quote.observedAt());
        assertThat(quoteAt(quote.observedAt()).last()).isEqualTo(quote.last());
        assertThat(quoteAt(quote.observedAt().minusMillis(1)).observedAt()).isBefore(quote.observedAt());
        assertThat(quoteAt(THURSDAY_OPEN).observedAt()).isEqualTo(THURSDAY_OPEN);
    }

    @Test
    void theFirstTickIsTheOpenAndTheLastIsTheClose() {
        var bar = thursday();

        assertThat(quoteAt(THURSDAY_OPEN).last()).isEqualTo(bar.open());
        assertThat(quoteAt(THURSDAY_CLOSE.minusMillis(1)).last()).isEqualTo(bar.close());
        assertThat(quoteAt(THURSDAY_CLOSE).previousClose()).contains(bar.close());
    }

    @Test
    void everyTickOfADayIsWithinItsBarAndTheExtremesAreReached() {
        var bar = thursday();
        var clock = new MovableClock(THURSDAY_OPEN);
        var market = new SimulatedProvider(new ContinuousCalendar(), clock, SEED);

        var seen = new HashSet<BigDecimal>();
        for (; clock.instant().isBefore(THURSDAY_CLOSE); clock.advance(Duration.ofMillis(400))) {
            var price = market.quote(QUIL, CallPriority.HELD).orElseThrow().last();
            assertThat(price).isBetween(bar.low(), bar.high());
            seen.add(price.perShare());
        }

        assertThat(seen).contains(bar.low().perShare(), bar.high().perShare());
        assertThat(seen).hasSizeGreaterThan(100);
    }

    @Test
    void theLastTickIsTheCloseOnTheDaysTheClocksChangeToo() {
        // 8 March 2026 has 23 hours, 1 November 2026 has 25.
        for (var day : new LocalDate[] {LocalDate.of(2026, 3, 8), LocalDate.of(2026, 11, 1)}) {
            var close = new ContinuousCalendar().session(day).orElseThrow().close();

            assertThat(quoteAt(close.minusMillis(1)).last())
                    .isEqualTo(at(close).bar(QUIL, day).orElseThrow().close());
        }
    }

    @Test
    void everyCompanyHasPricesInWholeCentsForTenYears() {
        var market = at(THURSDAY_AFTERNOON);

        for (var listed : market.listings().instruments()) {
            var history = market.dailyBars(listed.symbol(), CallPriority.HELD).orElseThrow();
            assertThat(history.bars()).hasSize(3653).allSatisfy(bar -> {
                assertThat(bar.low().perShare().signum()).isPositive();
                assertThat(bar.close().perShare().scale()).isLessThanOrEqualTo(2);
            });
        }
    }

    @Test
    void thereAreTwoHundredListingsOnTheSimulatedExchangeInDollars() {
        var listings = at(THURSDAY_AFTERNOON).listings().instruments();

        assertThat(listings).hasSizeGreaterThanOrEqualTo(200).allSatisfy(listed -> {
            assertThat(listed.exchange()).isEqualTo("Simulated exchange");
            assertThat(listed.isQuotedInDollars()).isTrue();
            assertThat(listed.active()).isTrue();
        });
        assertThat(listings).extracting(Instrument::type).contains(InstrumentType.ETF);
        assertThat(listings).extracting(Instrument::symbol).doesNotHaveDuplicates();
        assertThat(listings).extracting(Instrument::name).contains("Quill Software", "Halcyon Health");
    }

    @Test
    void anUnknownSymbolHasNoPrice() {
        var market = at(THURSDAY_AFTERNOON);
        var unknown = new Symbol("AAPL");

        assertThat(market.quote(unknown, CallPriority.ORDER)).isEmpty();
        assertThat(market.dailyBars(unknown, CallPriority.ORDER)).isEmpty();
        assertThat(market.bar(unknown, LocalDate.of(2026, 11, 18))).isEmpty();
    }

    @Test
    void thereIsNothingBeforeTheMarketOpened() {
        var firstDay = Instant.parse("2010-01-01T12:00:00Z");

        assertThat(at(firstDay).quote(QUIL, CallPriority.HELD)).isEmpty();
        assertThat(at(firstDay.plus(Duration.ofDays(1))).quote(QUIL, CallPriority.HELD))
                .isPresent();
        assertThat(at(THURSDAY_AFTERNOON)
                        .history(QUIL, LocalDate.of(1998, 1, 1))
                        .orElseThrow()
                        .bars()
                        .getFirst()
                        .session())
                .isEqualTo(LocalDate.of(2010, 1, 2));
    }

    private static PriceBar thursday() {
        return at(THURSDAY_CLOSE).bar(QUIL, THURSDAY).orElseThrow();
    }

    private static PriceHistory historyAt(Instant now) {
        return at(now).dailyBars(QUIL, CallPriority.HELD).orElseThrow();
    }

    private static Quote quoteAt(Instant now) {
        return at(now).quote(QUIL, CallPriority.HELD).orElseThrow();
    }

    private static SimulatedProvider at(Instant now) {
        return new SimulatedProvider(new ContinuousCalendar(), fixed(now), SEED);
    }

    private static Clock fixed(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
