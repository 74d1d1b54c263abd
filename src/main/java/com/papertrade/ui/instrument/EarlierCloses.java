package com.papertrade.ui.instrument;

import com.papertrade.marketdata.CorporateActionNotice.SplitNotice;
import com.papertrade.marketdata.PriceBar;
import com.papertrade.marketdata.PriceHistory;
import com.papertrade.marketdata.Quote;
import com.papertrade.money.Price;
import java.util.List;
import java.util.Optional;

/**
 * What last prices are compared with while a page is open. Few bars, as one price comes after the other: the years that
 * are drawn would stay in memory for as long as the page.
 *
 * @param bars the latest, newest first, in shares as they are counted today
 */
record EarlierCloses(List<SplitNotice> splits, List<PriceBar> bars) {

    /** More sessions than a price is ever behind the bars. */
    private static final int KEPT = 10;

    static EarlierCloses of(PriceHistory history, List<SplitNotice> splits) {
        return new EarlierCloses(
                splits, history.bars().reversed().stream().limit(KEPT).toList());
    }

    /**
     * The close that a last price is compared with, in shares as they are counted in its session. Where the quote does not
     * say, it is that of the session before.
     */
    Optional<Price> before(Quote last) {
        return last.comparableClose(splits)
                .or(() -> bars.stream()
                        .filter(bar -> bar.session().isBefore(last.session()))
                        .findFirst()
                        .map(PriceBar::close));
    }
}
