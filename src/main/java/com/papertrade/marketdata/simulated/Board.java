package com.papertrade.marketdata.simulated;

import com.papertrade.instrument.SplitRatio;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.CorporateActionNotice.DividendNotice;
import com.papertrade.marketdata.CorporateActionNotice.SplitNotice;
import com.papertrade.money.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a company's directors decide each quarter about its shares, from the price of the day. A
 * dividend is raised once a year, hardly ever cut; shares that have become dear are split, those worth
 * next to nothing put together, and now and then a part of the company is spun off.
 */
final class Board {

    /** Of the price that leads to a split: the lowest and the highest that any company has. */
    private static final double LEAST_DEAR = 130;

    private static final double MOST_DEAR = 700;

    /** How many times its present worth a company's price has to become, at least. */
    private static final double RISE = 1.6;

    private static final double NEXT_TO_NOTHING = 3;
    private static final double SPIN_OFF_EVERY = 200;
    private static final double HIGHEST_RAISE = 1.12;
    private static final double CUT_BELOW = 0.5;
    private static final int QUARTERS = 4;

    private final Symbol symbol;
    private final double yield;
    private final double dear;
    private final Noise noise;

    private double dividend;
    private int quarters;

    Board(SimulatedCompany company, Noise noise) {
        this.symbol = company.symbol();
        this.yield = company.dividendYield();
        this.noise = noise;
        var tolerance =
                StrictMath.pow(MOST_DEAR / LEAST_DEAR, noise.about("tolerance").uniform());
        this.dear = Math.max(LEAST_DEAR * tolerance, RISE * company.price());
    }

    /** Half a month ahead, and paid some three weeks later; every company keeps to its own number of days. */
    Optional<DividendNotice> dividend(LocalDate today, double price) {
        if (yield == 0) {
            return Optional.empty();
        }
        setDividend(yield * price / QUARTERS);
        var exDate = today.plusDays(within(12, 18, noise.about("ex-date")));
        var payDate = exDate.plusDays(within(14, 28, noise.about("pay date")));
        return Optional.of(new DividendNotice(symbol, exDate, Optional.of(payDate), perShare()));
    }

    private void setDividend(double fair) {
        if (quarters == 0 || fair < dividend * CUT_BELOW) {
            dividend = fair;
        } else if (quarters % QUARTERS == 0) {
            dividend = Math.clamp(fair, dividend, dividend * HIGHEST_RAISE);
        }
        quarters++;
    }

    /** In half cents, at least one. */
    private Price perShare() {
        var halfCents = BigDecimal.valueOf(dividend).multiply(BigDecimal.valueOf(200));
        var whole = halfCents.setScale(0, RoundingMode.HALF_UP).max(BigDecimal.ONE);
        return Price.usd(whole.multiply(new BigDecimal("0.005")));
    }

    /** A month ahead, when this quarter's dividend has gone. */
    Optional<SplitNotice> split(LocalDate today, double price) {
        return ratio(today, price).map(ratio -> {
            dividend /= ratio.factor().doubleValue();
            return new SplitNotice(
                    symbol, today.plusDays(within(25, 40, of(today).about("effective"))), ratio);
        });
    }

    private Optional<SplitRatio> ratio(LocalDate today, double price) {
        if (price < NEXT_TO_NOTHING) {
            return Optional.of(SplitRatio.of("0.1"));
        }
        if (price > dear) {
            return Optional.of(SplitRatio.of(forward(chance(today, "ratio"))));
        }
        if (chance(today, "spin-off") * SPIN_OFF_EVERY < 1) {
            return Optional.of(spinOff(chance(today, "part")));
        }
        return Optional.empty();
    }

    private static String forward(double chance) {
        if (chance < 0.1) {
            return "1.5";
        }
        if (chance < 0.55) {
            return "2";
        }
        return chance < 0.8 ? "3" : "4";
    }

    /** What a part of 2 to 9 per cent is worth, as the factor that providers tell it by. */
    private static SplitRatio spinOff(double chance) {
        return new SplitRatio(BigDecimal.valueOf(1020 + (long) (chance * 70), 3));
    }

    private static long within(int least, int most, Noise noise) {
        return least + (long) (noise.uniform() * (most - least + 1));
    }

    private double chance(LocalDate today, String topic) {
        return of(today).about(topic).uniform();
    }

    private Noise of(LocalDate today) {
        return noise.at(today.toEpochDay());
    }
}
