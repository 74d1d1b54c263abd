package com.papertrade.marketdata;

import com.papertrade.calendar.TradingCalendar;
import com.papertrade.marketdata.LineRemark.Reason;
import com.papertrade.marketdata.PriceFile.Entry;
import com.papertrade.money.Price;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether figures that are possible can be meant. As-traded prices do leap: AAPL closed at 645.57 before
 * its split of 7 for 1 and at 93.70 after it, so a leap alone is accepted and pointed out. What no
 * split does is to leap and be back a session later: that is a point in the wrong place.
 */
record Plausibility(TradingCalendar calendar, Map<LocalDate, Price> closes, Map<LocalDate, BarOrigin> known) {

    /** Less than a misplaced point makes, more than nearly all that markets do in a day. */
    private static final BigDecimal FIVEFOLD = new BigDecimal(5);

    /** Judges what the file tells anew, beside what is known. */
    static void judge(PriceFile file, Map<LocalDate, BarOrigin> known, TradingCalendar calendar) {
        var closes = new HashMap<LocalDate, Price>();
        known.forEach((session, origin) -> closes.put(session, origin.bar().close()));
        file.entries()
                .forEach((session, entry) -> closes.put(session, entry.bar().close()));
        new Plausibility(calendar, closes, known).judge(file);
    }

    private void judge(PriceFile file) {
        newOf(file).filter(entry -> isOutlier(entry.bar())).forEach(entry -> {
            closes.remove(entry.bar().session());
            file.refuse(
                    entry,
                    Reason.OUTLIER,
                    "A close of %s is more than five times off the closes of both neighbouring sessions."
                            .formatted(entry.bar().close()));
        });
        newOf(file).forEach(entry -> pointOut(entry, file));
    }

    private Stream<Entry> newOf(PriceFile file) {
        return List.copyOf(file.entries().values()).stream()
                .filter(entry -> !BarOrigin.isOf(known.get(entry.bar().session()), entry.bar()));
    }

    private boolean isOutlier(PriceBar bar) {
        var before = closeBefore(bar);
        var after = Optional.ofNullable(
                closes.get(calendar.firstAfter(bar.session()).date()));
        return before.isPresent()
                && after.isPresent()
                && isFar(bar.close(), before.get())
                && isFar(bar.close(), after.get())
                && bar.close().compareTo(before.get()) > 0 == bar.close().compareTo(after.get()) > 0;
    }

    private void pointOut(Entry entry, PriceFile file) {
        var bar = entry.bar();
        closeBefore(bar)
                .filter(before -> isFar(bar.close(), before))
                .ifPresent(before -> file.doubt(
                        entry,
                        Reason.LARGE_MOVE,
                        "From a close of %s to one of %s: right if the shares were split."
                                .formatted(before, bar.close())));
        if (isFar(bar.high(), bar.low())) {
            file.doubt(
                    entry, Reason.WIDE_RANGE, "Traded from %s to %s in one session.".formatted(bar.low(), bar.high()));
        }
    }

    private Optional<Price> closeBefore(PriceBar bar) {
        return Optional.ofNullable(closes.get(calendar.lastBefore(bar.session()).date()));
    }

    private static boolean isFar(Price one, Price other) {
        return isBeyond(one, other) || isBeyond(other, one);
    }

    private static boolean isBeyond(Price high, Price low) {
        return high.perShare().compareTo(low.perShare().multiply(FIVEFOLD)) > 0;
    }
}
