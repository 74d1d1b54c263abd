package com.papertrade.marketdata.simulated;

import java.time.Duration;
import java.time.LocalDate;

/** The price of one invented company, on every day since the simulated market opened. */
class SimulatedStock {

    /** The first day of the simulated market: it has a close but, nothing being before it, no session. */
    static final LocalDate FIRST_DAY = LocalDate.of(2010, 1, 1);

    static final int SESSIONS_A_YEAR = 365;

    private static final LocalDate DAY_OF_THE_LISTED_PRICE = LocalDate.of(2026, 1, 1);
    private static final double YEARLY_GROWTH = 0.06;

    /** A dollar: below it, a move of one cent would be more than the walk says. */
    private static final long LOWEST_CLOSE = 100;

    private final SimulatedCompany company;
    private final Walk market;
    private final Walk own;
    private final Noise noise;
    private final Tempo tempo;
    private final double dailyDeviation;
    private final double heightOfTheListedPrice;

    SimulatedStock(SimulatedCompany company, Walk market, double marketVolatility, Noise noise) {
        this.company = company;
        this.market = market;
        this.noise = noise.about(company.symbol().value());
        this.own = new Walk(this.noise.about("walk"), daily(company.volatility()));
        this.tempo = Tempo.of(pace(this.noise.about("pace")), this.noise);
        this.dailyDeviation = daily(StrictMath.hypot(company.volatility(), company.beta() * marketVolatility));
        this.heightOfTheListedPrice = height(DAY_OF_THE_LISTED_PRICE);
    }

    /** A busy share is traded every second, a quiet one every ten. */
    private static Duration pace(Noise noise) {
        return Duration.ofMillis(Math.round(1000 * StrictMath.pow(10, noise.uniform())));
    }

    static double daily(double yearlyVolatility) {
        return yearlyVolatility / StrictMath.sqrt(SESSIONS_A_YEAR);
    }

    SimulatedCompany company() {
        return company;
    }

    /** When it is traded. */
    Tempo tempo() {
        return tempo;
    }

    /**
     * How the day went, or will have gone.
     *
     * @param previous the day of the session before
     */
    SimulatedSession session(LocalDate previous, LocalDate date) {
        return SimulatedSession.between(
                close(previous),
                close(date),
                dailyDeviation,
                noise.about("session").at(date.toEpochDay()));
    }

    /** In cents. */
    long close(LocalDate date) {
        var moved = StrictMath.exp(height(date) - heightOfTheListedPrice);
        return Math.max(LOWEST_CLOSE, Math.round(company.price() * 100 * moved));
    }

    /** The logarithm of the price, from a level of no meaning. */
    private double height(LocalDate date) {
        var day = Math.toIntExact(date.toEpochDay() - FIRST_DAY.toEpochDay());
        return YEARLY_GROWTH * day / SESSIONS_A_YEAR + company.beta() * market.at(day) + own.at(day);
    }
}
