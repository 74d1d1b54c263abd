package com.papertrade.corporateaction;

import com.papertrade.corporateaction.ActionReading.Doubtful;
import com.papertrade.corporateaction.CorporateAction.CashDividend;
import com.papertrade.corporateaction.CorporateAction.Split;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.MarketData;
import com.papertrade.money.Price;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Holds what can be against the prices, as far as they are known: nonsense moves nobody's cash. */
record ActionPlausibility(MarketData market) {

    /** A factor nearer to one than this is lost in what a price moves in a day. */
    private static final BigDecimal SMALLEST_VISIBLE = new BigDecimal("1.5");

    /** How far the price may have moved of itself on the day of a split, upwards or downwards. */
    private static final BigDecimal LARGEST_MOVE = new BigDecimal("2");

    Optional<Doubtful> doubtAbout(CorporateAction action) {
        return switch (action) {
            case CashDividend dividend -> doubtAbout(dividend);
            case Split split -> doubtAbout(split);
        };
    }

    private Optional<Doubtful> doubtAbout(CashDividend dividend) {
        return priceBefore(dividend.symbol(), dividend.exDate())
                .filter(price -> dividend.perShare().compareTo(price) >= 0)
                .map(price -> new Doubtful(
                        HoldReason.ABOVE_THE_PRICE,
                        "%s a share is no less than the share cost before, %s.".formatted(dividend.perShare(), price)));
    }

    private Optional<Doubtful> doubtAbout(Split split) {
        var before = close(split.symbol(), lastBefore(split.effectiveOn()));
        var after = close(split.symbol(), firstFrom(split.effectiveOn()));
        if (before.isEmpty() || after.isEmpty() || !isVisible(split.ratio().factor())) {
            return Optional.empty();
        }
        var moved = before.get()
                .perShare()
                .divide(after.get().perShare(), MathContext.DECIMAL32)
                .divide(split.ratio().factor(), MathContext.DECIMAL32);
        return isAbout(moved)
                ? Optional.empty()
                : Optional.of(new Doubtful(
                        HoldReason.NOT_SEEN_IN_PRICES,
                        "It closed at %s before and at %s after, which a factor of %s does not explain."
                                .formatted(before.get(), after.get(), split.ratio())));
    }

    private static boolean isVisible(BigDecimal factor) {
        return factor.max(inverse(factor)).compareTo(SMALLEST_VISIBLE) >= 0;
    }

    private static boolean isAbout(BigDecimal moved) {
        return moved.max(inverse(moved)).compareTo(LARGEST_MOVE) <= 0;
    }

    private static BigDecimal inverse(BigDecimal number) {
        return BigDecimal.ONE.divide(number, MathContext.DECIMAL32);
    }

    /** The close before the day; before that is known, the last known price. */
    private Optional<Price> priceBefore(Symbol symbol, LocalDate day) {
        return close(symbol, lastBefore(day))
                .or(() -> market.quote(symbol)
                        .filter(quote -> quote.session().isBefore(day))
                        .map(quote -> quote.last()));
    }

    private Optional<Price> close(Symbol symbol, LocalDate session) {
        return session.isAfter(market.clock().latestCompleted().date())
                ? Optional.empty()
                : Optional.ofNullable(market.closes(List.of(symbol), session).get(symbol));
    }

    private LocalDate lastBefore(LocalDate day) {
        return market.clock().calendar().lastBefore(day).date();
    }

    private LocalDate firstFrom(LocalDate day) {
        return market.clock().calendar().firstAfter(day.minusDays(1)).date();
    }
}
