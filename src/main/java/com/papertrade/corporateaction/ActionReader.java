package com.papertrade.corporateaction;

import com.papertrade.corporateaction.ActionReading.Doubtful;
import com.papertrade.corporateaction.ActionReading.Readable;
import com.papertrade.corporateaction.ActionReading.TooOld;
import com.papertrade.corporateaction.CorporateAction.CashDividend;
import com.papertrade.corporateaction.CorporateAction.Split;
import com.papertrade.instrument.SplitRatio;
import com.papertrade.marketdata.ReportedAction;
import com.papertrade.money.Price;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what somebody tells of a split or dividend, if it can be one by itself. */
final class ActionReader {

    /** The trading calendar does not tell sessions from holidays before, and nobody had a portfolio. */
    private static final LocalDate EARLIEST = LocalDate.of(1998, 1, 1);

    /** Digits only: an exponent would be a way to write a number that fills the memory. */
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,12})?");

    private static final int MOST_DECIMALS_OF_A_FACTOR = 9;

    private ActionReader() {}

    static ActionReading read(ReportedAction reported) {
        var effectiveOn = date(reported.effectiveOn());
        if (effectiveOn.isEmpty()) {
            return new Doubtful(
                    HoldReason.NOT_A_DATE,
                    "\"%s\" is not a date such as 2020-08-31.".formatted(reported.effectiveOn()));
        }
        if (effectiveOn.get().isBefore(EARLIEST)) {
            return new TooOld();
        }
        return switch (reported.kind()) {
            case SPLIT -> split(reported, effectiveOn.get());
            case DIVIDEND -> dividend(reported, effectiveOn.get());
        };
    }

    private static ActionReading split(ReportedAction reported, LocalDate effectiveOn) {
        var factor = positive(reported.value(), MOST_DECIMALS_OF_A_FACTOR);
        if (factor.isEmpty()) {
            return noValue("factor", reported.value(), MOST_DECIMALS_OF_A_FACTOR);
        }
        if (factor.get().compareTo(BigDecimal.ONE) == 0) {
            return new Doubtful(HoldReason.NOT_A_SPLIT, "A factor of 1 changes nothing.");
        }
        return new Readable(new Split(reported.symbol(), effectiveOn, new SplitRatio(factor.get())));
    }

    private static ActionReading dividend(ReportedAction reported, LocalDate exDate) {
        var amount = positive(reported.value(), Price.MAX_DECIMALS);
        if (amount.isEmpty()) {
            return noValue("amount a share", reported.value(), Price.MAX_DECIMALS);
        }
        var payDate = date(reported.payDate());
        if (!reported.payDate().isEmpty() && payDate.isEmpty()) {
            return new Doubtful(
                    HoldReason.NOT_A_DATE,
                    "The pay date, \"%s\", is not a date such as 2020-09-10.".formatted(reported.payDate()));
        }
        if (payDate.filter(exDate::isAfter).isPresent()) {
            return new Doubtful(
                    HoldReason.PAID_BEFORE_EX_DATE,
                    "It would be paid on %s, before its ex-date %s.".formatted(payDate.get(), exDate));
        }
        return new Readable(new CashDividend(reported.symbol(), exDate, payDate, Price.usd(amount.get())));
    }

    private static Doubtful noValue(String what, String written, int decimals) {
        return new Doubtful(
                HoldReason.NOT_A_VALUE,
                "The %s, \"%s\", is not a positive number with at most %d decimals."
                        .formatted(what, written, decimals));
    }

    private static Optional<BigDecimal> positive(String written, int decimals) {
        return Optional.of(written)
                .filter(text -> DECIMAL.matcher(text).matches())
                .map(BigDecimal::new)
                .filter(number ->
                        number.signum() > 0 && number.stripTrailingZeros().scale() <= decimals);
    }

    private static Optional<LocalDate> date(String written) {
        try {
            return Optional.of(LocalDate.parse(written));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
