package com.papertrade.marketdata;

import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.CorporateActionNotice.DividendNotice;
import com.papertrade.marketdata.CorporateActionNotice.SplitNotice;
import java.time.LocalDate;

/**
 * A split or dividend as somebody tells of it, word for word: nobody has judged yet whether it can be.
 *
 * @param effectiveOn the day from which prices reckon with it, of a dividend its ex-date
 * @param value the factor of a split, or the dollars a share of a dividend
 * @param payDate of a dividend; empty, or a word for unknown, where nobody knows it
 */
public record ReportedAction(Kind kind, Symbol symbol, String effectiveOn, String value, String payDate) {

    /** What is longer is no date and no number, and its beginning says so as well. */
    private static final int LONGEST = 40;

    public enum Kind {
        SPLIT,
        DIVIDEND
    }

    public ReportedAction {
        effectiveOn = LineRemark.shortened(effectiveOn.strip(), LONGEST);
        value = LineRemark.shortened(value.strip(), LONGEST);
        payDate = LineRemark.shortened(payDate.strip(), LONGEST);
    }

    public static ReportedAction of(CorporateActionNotice notice) {
        return switch (notice) {
            case SplitNotice split ->
                new ReportedAction(
                        Kind.SPLIT,
                        split.symbol(),
                        split.effectiveOn().toString(),
                        split.ratio().toString(),
                        "");
            case DividendNotice dividend ->
                new ReportedAction(
                        Kind.DIVIDEND,
                        dividend.symbol(),
                        dividend.exDate().toString(),
                        dividend.amountPerShare().perShare().toPlainString(),
                        dividend.payDate().map(LocalDate::toString).orElse(""));
        };
    }
}
