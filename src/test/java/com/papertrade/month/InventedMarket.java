package com.papertrade.month;

import com.papertrade.calendar.NyseCalendar;
import com.papertrade.calendar.TradingSession;
import com.papertrade.instrument.Symbol;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Companies named after trees, which are held, and after fish, which nobody holds for long; their
 * prices, the same on each run; and when a provider comes to know a session's close: between 20
 * minutes and four and a half hours after the bell, some symbols up to ten minutes after the others.
 */
final class InventedMarket {

    static final NyseCalendar CALENDAR = new NyseCalendar();

    static final List<Symbol> TREES = symbols(
            "ALDER ASH ASPEN BEECH BIRCH CEDAR ELM FIR HAZEL HOLLY LARCH LIME MAPLE OAK OLIVE PINE ROWAN SPRUCE TEAK YEW");

    static final List<Symbol> FISH = symbols("BASS CARP COD EEL HAKE PERCH PIKE ROACH SOLE TROUT TUNA WRASSE");

    private static final Duration EARLIEST = Duration.ofMinutes(20);
    private static final Duration LATEST = Duration.ofMinutes(270);

    private final Map<LocalDate, Instant> exceptions;

    /** @param exceptions the sessions that come at another time */
    InventedMarket(Map<LocalDate, Instant> exceptions) {
        this.exceptions = Map.copyOf(exceptions);
    }

    static ZonedDateTime inNewYork(Instant moment) {
        return moment.atZone(CALENDAR.zone());
    }

    Instant publishedAt(Symbol symbol, TradingSession session) {
        var straggling = Duration.ofMinutes(randomOf(symbol, session.date()).nextInt(11));
        return publishedAt(session).plus(straggling);
    }

    /** When the first symbols of it are known. */
    Instant publishedAt(TradingSession session) {
        var minutes = new SplittableRandom(session.date().toEpochDay())
                .nextLong(EARLIEST.toMinutes(), LATEST.toMinutes() - 10);
        return exceptions.getOrDefault(session.date(), session.close().plus(Duration.ofMinutes(minutes)));
    }

    /** The latest session whose close of the symbol the provider knows. */
    TradingSession latestPublished(Symbol symbol, Instant now) {
        var session = CALENDAR.latestCompleted(now);
        while (publishedAt(symbol, session).isAfter(now)) {
            session = CALENDAR.lastBefore(session.date());
        }
        return session;
    }

    /** How many sessions one day is behind another; none if it is not. */
    static int sessionsBetween(LocalDate earlier, LocalDate later) {
        return earlier.isBefore(later)
                ? Math.toIntExact(earlier.plusDays(1)
                        .datesUntil(later.plusDays(1))
                        .filter(date -> CALENDAR.session(date).isPresent())
                        .count())
                : 0;
    }

    /** Between $20.00 and $59.99, and a little up or down each day. */
    BigDecimal close(Symbol symbol, LocalDate date) {
        var usual = 2_000 + Math.floorMod(symbol.hashCode(), 3_500);
        return cents(usual + randomOf(symbol, date).nextInt(500));
    }

    boolean isListed(Symbol symbol) {
        return TREES.contains(symbol) || FISH.contains(symbol);
    }

    static BigDecimal cents(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    private static SplittableRandom randomOf(Symbol symbol, LocalDate date) {
        return new SplittableRandom(symbol.hashCode() * 1_000_003L + date.toEpochDay());
    }

    private static List<Symbol> symbols(String text) {
        return Stream.of(text.split(" ")).map(Symbol::new).toList();
    }
}
