package com.papertrade.trading;

import com.papertrade.money.Money;
import com.papertrade.portfolio.LedgerEntry;
import com.papertrade.portfolio.LedgerEntry.Bought;
import com.papertrade.portfolio.LedgerEntry.FeeCharged;
import com.papertrade.portfolio.LedgerEntry.Sold;
import com.papertrade.portfolio.LockedPortfolio;
import com.papertrade.portfolio.Reservation;
import java.time.Instant;
import java.util.Optional;

/** Books a deal that has passed the policies: the trade, then each of its fees, as entries of the ledger. */
final class Settlement {

    private Settlement() {}

    /** @param freed what the order had kept, which the entry of the trade lets go of */
    static Fill book(LockedPortfolio account, Deal deal, Optional<Reservation> freed, Observation seen, FillRule rule) {
        var now = account.now();
        var trade = account.append(entryOf(deal, now), freed);
        charge(account, deal.fees().commission(), "Commission", deal, now);
        charge(account, deal.fees().slippage(), "Slippage", deal, now);
        return new Fill(
                now,
                deal.price(),
                deal.quantity(),
                deal.amount(),
                deal.fees(),
                account.cash(),
                seen.source(),
                seen.basis(),
                seen.until(),
                seen.session(),
                rule,
                trade.sequence());
    }

    private static LedgerEntry entryOf(Deal deal, Instant now) {
        return switch (deal.side()) {
            case BUY -> new Bought(now, deal.symbol(), deal.quantity(), deal.price(), deal.amount());
            case SELL ->
                new Sold(
                        now,
                        deal.symbol(),
                        deal.quantity(),
                        deal.price(),
                        deal.amount(),
                        deal.held().costOf(deal.quantity()));
        };
    }

    private static void charge(LockedPortfolio account, Money amount, String what, Deal deal, Instant now) {
        if (amount.isPositive()) {
            var verb = deal.side() == Side.BUY ? "buying" : "selling";
            var _ = account.append(new FeeCharged(
                    now, amount, "%s for %s %s %s".formatted(what, verb, deal.quantity(), deal.symbol())));
        }
    }
}
