package com.papertrade.corporateaction;

import com.papertrade.calendar.DayWords;
import com.papertrade.corporateaction.CorporateAction.CashDividend;
import com.papertrade.corporateaction.CorporateAction.Split;

/** A split or dividend as a person says it. */
public final class ActionWords {

    private ActionWords() {}

    /** {@code a 4-for-1 split of AAPL effective 31 Aug 2020}, {@code a dividend of AAPL of $0.82 a share with ex-date 7 Aug 2020} */
    public static String inWords(CorporateAction action) {
        return switch (action) {
            case Split split ->
                "a %s-for-1 split of %s effective %s"
                        .formatted(split.ratio(), split.symbol(), DayWords.dayAndYear(split.effectiveOn()));
            case CashDividend dividend ->
                "a dividend of %s of $%s a share with ex-date %s"
                        .formatted(
                                dividend.symbol(),
                                dividend.perShare().perShare().toPlainString(),
                                DayWords.dayAndYear(dividend.exDate()));
        };
    }
}
