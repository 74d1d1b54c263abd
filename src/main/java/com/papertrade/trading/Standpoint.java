package com.papertrade.trading;

import com.papertrade.money.Money;
import com.papertrade.portfolio.Holding;
import com.papertrade.portfolio.Portfolio;
import com.papertrade.portfolio.Reservation;
import com.papertrade.trading.Assessment.FillsNow;
import com.papertrade.trading.Assessment.Refused;
import com.papertrade.trading.Assessment.Waits;
import java.util.Optional;

/**
 * What an order of one instrument meets when it is placed.
 *
 * @param buyingPower the cash it may spend
 */
record Standpoint(Portfolio account, Money buyingPower, Holding holding, TradingTerms terms, KnownPrice price) {

    /** As if an open order were gone, and what it keeps free. */
    Standpoint without(Order replaced) {
        return switch (replaced.kept().orElseThrow()) {
            case Reservation.OfCash cash ->
                new Standpoint(account, buyingPower.plus(cash.amount()), holding, terms, price);
            case Reservation.OfShares shares ->
                new Standpoint(account, buyingPower, holdingWithout(shares), terms, price);
        };
    }

    private Holding holdingWithout(Reservation.OfShares kept) {
        return kept.symbol().equals(holding.position().symbol())
                ? new Holding(holding.position(), holding.reserved().minus(kept.quantity()), holding.realizedGain())
                : holding;
    }

    Assessment assess(OrderTicket ticket) {
        return new Assessor(ticket, terms, account.cash(), buyingPower, holding, price).assess();
    }

    /** Empty when there is no price to reckon with. */
    Optional<OrderPreview> preview(OrderTicket ticket, WaitingWords words) {
        var assessment = assess(ticket);
        return switch (assessment) {
            case FillsNow fills ->
                Optional.of(preview(fills.deal(), assessment, "Fills at once at the latest known price."));
            case Waits waits -> Optional.of(preview(waits.deal(), assessment, words.of(ticket)));
            case Refused refused ->
                refused.deal()
                        .map(deal ->
                                preview(deal, assessment, refused.rejection().sentence()));
        };
    }

    private OrderPreview preview(Deal deal, Assessment assessment, String when) {
        var rejection =
                assessment instanceof Refused refused ? Optional.of(refused.rejection()) : Optional.<Rejection>empty();
        return new OrderPreview(
                price.quote(),
                deal.price(),
                deal.quantity(),
                deal.isTooLarge() ? Optional.empty() : Optional.of(deal.amount()),
                deal.fees(),
                assessment instanceof Waits waits ? Optional.of(waits.kept()) : Optional.empty(),
                buyingPower,
                account.cash(),
                rejection.isPresent() ? Optional.empty() : Optional.of(deal.cashAfter()),
                deal.held(),
                rejection.isPresent() ? Optional.empty() : Optional.of(deal.heldAfter()),
                assessment instanceof FillsNow,
                when,
                rejection);
    }
}
