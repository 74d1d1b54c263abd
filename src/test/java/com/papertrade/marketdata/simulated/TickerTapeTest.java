package com.papertrade.marketdata.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.MovableClock;
import com.papertrade.calendar.ContinuousCalendar;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.CallPriority;
import com.papertrade.marketdata.Quote;
import com.papertrade.marketdata.QuotesUpdated;
import com.papertrade.money.Price;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TickerTapeTest {

    private static final Instant THURSDAY_AFTERNOON = Instant.parse("2026-11-19T19:32:07Z");
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    private final MovableClock clock = new MovableClock(THURSDAY_AFTERNOON);
    private final SimulatedProvider market = new SimulatedProvider(new ContinuousCalendar(), clock, 7);
    private final List<Set<Symbol>> told = new ArrayList<>();
    private final TickerTape tape = new TickerTape(market, event -> told.add(((QuotesUpdated) event).symbols()));

    @Test
    void theFirstLookFindsNothingChanged() {
        tape.look();

        assertThat(told).isEmpty();
    }

    @Test
    void nothingMovesWhileTheClockStands() {
        tape.look();
        tape.look();

        assertThat(told).isEmpty();
    }

    @Test
    void exactlyThoseAreToldWhosePriceIsAnother() {
        tape.look();
        for (var i = 0; i < 40; i++) {
            var before = prices();
            clock.advance(HALF_A_SECOND);
            var now = prices();
            var moved = symbols();
            moved.removeIf(symbol -> now.get(symbol).equals(before.get(symbol)));
            told.clear();

            tape.look();

            assertThat(told).hasSizeLessThanOrEqualTo(1);
            assertThat(told.stream().flatMap(Set::stream)).containsExactlyInAnyOrderElementsOf(moved);
        }
    }

    @Test
    void aScreenOfPricesDoesNotBlinkInUnison() {
        tape.look();
        for (var i = 0; i < 120; i++) {
            clock.advance(HALF_A_SECOND);
            tape.look();
        }

        // In a minute every look finds some that moved, and none finds more than half of them.
        assertThat(told).hasSize(120);
        assertThat(told)
                .allSatisfy(moved -> assertThat(moved)
                        .hasSizeBetween(5, market.listings().instruments().size() / 2));
    }

    @Test
    void anotherInstanceTellsTheSame() {
        var toldElsewhere = new ArrayList<Set<Symbol>>();
        var elsewhere = new TickerTape(
                new SimulatedProvider(new ContinuousCalendar(), clock, 7),
                event -> toldElsewhere.add(((QuotesUpdated) event).symbols()));
        tape.look();
        elsewhere.look();
        clock.advance(HALF_A_SECOND);
        tape.look();
        elsewhere.look();

        assertThat(told).isNotEmpty().isEqualTo(toldElsewhere);
    }

    @Test
    void aNewSessionIsNewsOfEveryInstrument() {
        tape.look();
        clock.moveTo(Instant.parse("2026-11-20T05:00:00Z"));
        tape.look();

        assertThat(told).containsExactly(symbols());
    }

    @Test
    void busySharesTickEverySecondAndQuietOnesEveryTen() {
        var ticks = new HashMap<Symbol, Set<Instant>>();
        for (var second = 0; second < 600; second++) {
            for (var symbol : symbols()) {
                ticks.computeIfAbsent(symbol, _ -> new HashSet<>())
                        .add(quote(symbol).observedAt());
            }
            clock.advance(Duration.ofSeconds(1));
        }

        // Ten minutes: some 60 ticks of the quietest, up to 600 of the busiest.
        assertThat(ticks.values()).allSatisfy(moments -> assertThat(moments).hasSizeBetween(59, 600));
        assertThat(ticks.values())
                .anySatisfy(moments -> assertThat(moments).hasSizeGreaterThan(400))
                .anySatisfy(moments -> assertThat(moments).hasSizeLessThan(80));
    }

    private Map<Symbol, Price> prices() {
        return symbols().stream()
                .collect(Collectors.toMap(
                        symbol -> symbol, symbol -> quote(symbol).last()));
    }

    private Quote quote(Symbol symbol) {
        return market.quote(symbol, CallPriority.BROWSING).orElseThrow();
    }

    private Set<Symbol> symbols() {
        return market.listings().instruments().stream()
                .map(Instrument::symbol)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
