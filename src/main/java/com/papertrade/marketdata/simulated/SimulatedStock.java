package com.papertrade.marketdata.simulated;

import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.CorporateActionNotice;
import java.time.Duration;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One share that is traded on the simulated market, on every day since it opened. */
class SimulatedStock {

    /** The first day of the simulated market: it has a close but, nothing being before it, no session. */
    static final LocalDate FIRST_DAY = LocalDate.of(2010, 1, 1);

    /** What is traded for that much in a day has a price every second. */
    private static final double TURNOVER_OF_THE_BUSY = 1e9;

    private static final Duration SLOWEST = Duration.ofSeconds(10);

    private final SimulatedCompany company;
    private final Drive drive;
    private final Path path;
    private final Tempo tempo;
    private final Noise noise;
    private volatile @Nullable DatedSession latest;

    private record DatedSession(LocalDate date, SimulatedSession session) {}

    /** @param quarters on whose ends its board meets */
    SimulatedStock(SimulatedCompany company, Drive drive, Earnings quarters, Noise noise) {
        var board = new Board(company, noise.about("board"));
        this.company = company;
        this.drive = drive;
        this.path = new Path(FIRST_DAY, company.price(), drive, quarters, board);
        this.tempo = Tempo.of(pace(company.turnover()), noise);
        this.noise = noise.about("session");
    }

    /** A busy share is traded every second, a quiet one every ten. */
    private static Duration pace(double turnover) {
        var millis = Math.round(1000 * StrictMath.sqrt(TURNOVER_OF_THE_BUSY / turnover));
        return Duration.ofMillis(Math.clamp(millis, 1000, SLOWEST.toMillis()));
    }

    Symbol symbol() {
        return company.symbol();
    }

    /** When it is traded. */
    Tempo tempo() {
        return tempo;
    }

    /** As {@link #session}, for the day that is asked for again and again: today. */
    SimulatedSession today(LocalDate date) {
        var known = latest;
        if (known == null || !known.date().equals(date)) {
            known = new DatedSession(date, session(date));
            latest = known;
        }
        return known.session();
    }

    /** How the day went, or will have gone. */
    SimulatedSession session(LocalDate date) {
        var day = dayOf(date);
        return SimulatedSession.of(
                path.reference(day),
                path.close(day),
                drive.surprise(day),
                drive.deviation(day),
                turnover(day),
                noise.at(day));
    }

    /** More is traded in stormy times than in the usual weather of the first day. */
    private double turnover(int day) {
        return company.turnover() * drive.deviation(day) / drive.deviation(0);
    }

    /** In cents. */
    long close(LocalDate date) {
        return path.close(dayOf(date));
    }

    /** The splits and dividends effective between two days, both included, that are known on a third. */
    Stream<CorporateActionNotice> actions(LocalDate from, LocalDate to, LocalDate asOf) {
        return path.actions(from, to, asOf);
    }

    private static int dayOf(LocalDate date) {
        return Math.toIntExact(date.toEpochDay() - FIRST_DAY.toEpochDay());
    }
}
