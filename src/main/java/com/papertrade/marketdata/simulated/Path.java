package com.papertrade.marketdata.simulated;

import com.papertrade.marketdata.CorporateActionNotice;
import com.papertrade.marketdata.CorporateActionNotice.DividendNotice;
import com.papertrade.marketdata.CorporateActionNotice.SplitNotice;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What one share cost at every close, as traded: on the day of a split the price is divided, on an
 * ex-date the dividend is gone from it, and what was before stays as it was. A day depends on the days
 * before it alone. Days count from the market's first, which is 0.
 */
final class Path {

    /**
     * Between these days, both included, nothing is split or goes ex-dividend: portfolios did not reckon with it then, and
     * what a session was stays what it was, or whoever bought in that year would see a loss that is none.
     */
    private static final LocalDate QUIET_FROM = LocalDate.of(2026, 1, 1);

    private static final LocalDate QUIET_UNTIL = LocalDate.of(2026, 11, 25);

    /** In dollars: below it, a move of one cent would be more than the drive says. */
    private static final double LOWEST = 1;

    /** How far ahead it is computed at once. */
    private static final int STRIDE = 512;

    /** @param decidedOn at the close of that day; everybody knows from the next day on */
    private record Announcement(LocalDate decidedOn, CorporateActionNotice notice) {}

    /**
     * @param closes in cents
     * @param announcements by the day they are effective; a company does no two things on one day
     */
    private record Known(int[] closes, TreeMap<LocalDate, Announcement> announcements) {}

    private final LocalDate firstDay;
    private final Drive drive;
    private final Earnings quarters;
    private final Board board;
    private volatile Known known;
    private double price;

    Path(LocalDate firstDay, double firstPrice, Drive drive, Earnings quarters, Board board) {
        this.firstDay = firstDay;
        this.drive = drive;
        this.quarters = quarters;
        this.board = board;
        this.price = firstPrice;
        this.known = new Known(new int[] {cents(firstPrice)}, new TreeMap<>());
    }

    /** In cents. */
    int close(int day) {
        return knownUntil(day).closes[day];
    }

    /** What the previous close is worth before the market opens, in cents: after the day's split or dividend. */
    double reference(int day) {
        var yesterday = knownUntil(day).closes[day - 1];
        return actionOn(day)
                .map(action -> after(action, yesterday / 100.0) * 100)
                .orElse((double) yesterday);
    }

    /** The splits and dividends effective between two days, both included, as far as they were known on a third. */
    Stream<CorporateActionNotice> actions(LocalDate from, LocalDate to, LocalDate asOf) {
        var announcements = knownUntil(dayOf(asOf)).announcements;
        return announcements.tailMap(from).values().stream()
                .filter(announcement -> !announcement.notice().effectiveOn().isAfter(to))
                .filter(announcement -> announcement.decidedOn().isBefore(asOf))
                .map(Announcement::notice);
    }

    private Optional<CorporateActionNotice> actionOn(int day) {
        return actionOn(knownUntil(day).announcements, day);
    }

    private Optional<CorporateActionNotice> actionOn(TreeMap<LocalDate, Announcement> announcements, int day) {
        return Optional.ofNullable(announcements.get(firstDay.plusDays(day))).map(Announcement::notice);
    }

    private Known knownUntil(int day) {
        var enough = known;
        return day < enough.closes.length ? enough : extendedTo(day);
    }

    private synchronized Known extendedTo(int day) {
        var before = known;
        if (day < before.closes.length) {
            return before;
        }
        var closes = Arrays.copyOf(before.closes, day + STRIDE);
        var announcements = new TreeMap<>(before.announcements);
        var height = drive.height(before.closes.length - 1);
        for (var i = before.closes.length; i < closes.length; i++) {
            var from = height;
            height = drive.height(i);
            price = moved(actionOn(announcements, i), height - from);
            closes[i] = cents(price);
            if (quarters.areToldOn(i)) {
                decideOn(firstDay.plusDays(i), announcements);
            }
        }
        known = new Known(closes, announcements);
        return known;
    }

    private double moved(Optional<CorporateActionNotice> action, double move) {
        var start = action.map(notice -> after(notice, price)).orElse(price);
        return Math.max(LOWEST, start * StrictMath.exp(move));
    }

    private static double after(CorporateActionNotice action, double price) {
        return switch (action) {
            case SplitNotice split -> price / split.ratio().factor().doubleValue();
            case DividendNotice dividend ->
                Math.max(LOWEST, price - dividend.amountPerShare().perShare().doubleValue());
        };
    }

    private void decideOn(LocalDate today, TreeMap<LocalDate, Announcement> announcements) {
        Stream.concat(board.dividend(today, price).stream(), board.split(today, price).stream())
                .filter(notice -> !isQuiet(notice.effectiveOn()))
                .forEach(notice -> announcements.put(notice.effectiveOn(), new Announcement(today, notice)));
    }

    private static boolean isQuiet(LocalDate day) {
        return !day.isBefore(QUIET_FROM) && !day.isAfter(QUIET_UNTIL);
    }

    private int dayOf(LocalDate date) {
        return Math.toIntExact(date.toEpochDay() - firstDay.toEpochDay());
    }

    private static int cents(double dollars) {
        return Math.toIntExact(Math.round(dollars * 100));
    }
}
