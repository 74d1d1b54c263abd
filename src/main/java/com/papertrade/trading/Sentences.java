package com.papertrade.trading;

import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.SplitRatio;
import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.portfolio.Reservation;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** What a trader reads when an order is not filled: what is wrong, with the amounts. */
final class Sentences {

    private Sentences() {}

    static String insufficientFunds(Deal deal) {
        return "Insufficient funds: you have %s%s, this order needs %s (short by %s)."
                .formatted(
                        dollars(deal.buyingPower()),
                        keptByOthers(deal.cash().minus(deal.buyingPower())),
                        dollars(deal.cost()),
                        dollars(deal.cost().minus(deal.buyingPower())));
    }

    private static String keptByOthers(Money kept) {
        return kept.isZero() ? "" : " besides the %s that open orders keep".formatted(dollars(kept));
    }

    static String insufficientShares(Deal deal) {
        var kept = deal.held().quantity().minus(deal.available());
        return "Insufficient shares of %s: you have %s%s, this order sells %s."
                .formatted(
                        deal.symbol(),
                        deal.available(),
                        kept.isZero() ? "" : " besides the %s that open orders keep".formatted(kept),
                        deal.quantity());
    }

    static String tooSmall(Deal deal) {
        return "%s of %s at %s is worth less than a cent; order more."
                .formatted(deal.quantity(), deal.symbol(), price(deal.price()));
    }

    static String tooLarge() {
        return "No order may be worth more than %s.".formatted(dollars(Deal.MAX_AMOUNT));
    }

    static String unknownInstrument(Symbol symbol) {
        return "No instrument is called %s. Search for it by name.".formatted(symbol);
    }

    static String delisted(Instrument instrument) {
        return "%s is not traded any more.".formatted(instrument.symbol());
    }

    static String foreignCurrency(Instrument instrument) {
        return "%s is priced in %s. Portfolios are in US dollars, so it can be looked at but not traded."
                .formatted(instrument.symbol(), currencyName(instrument.currency()));
    }

    static String noCurrentPrice(Symbol symbol, String problem) {
        return "No current price for %s. %s Nothing has been placed.".formatted(symbol, problem);
    }

    static String noSuchPortfolio() {
        return "This portfolio does not exist.";
    }

    static String clientOrderIdReused(ClientOrderId id) {
        return "Another order is already called %s; send this one under a new id.".formatted(id);
    }

    static String noSuchOrder() {
        return "This order does not exist.";
    }

    static String notOpen(Order order) {
        return "This order does not wait any more: it was %s.".formatted(inWords(order.status()));
    }

    static String replacementDiffers(Order order) {
        return "The order to be replaced %s %s; a replacement changes size, type and prices only."
                .formatted(order.side() == Side.BUY ? "buys" : "sells", order.symbol());
    }

    static String tooManyOpenOrders(int most) {
        return "A portfolio has at most %,d open orders; cancel one first.".formatted(most);
    }

    static String tooManyOrders(long seconds) {
        return "Too many orders within a minute. Try again in %s."
                .formatted(seconds == 1 ? "1 second" : seconds + " seconds");
    }

    static String stopAlreadyReached(OrderTicket ticket, Price stop, Price last) {
        return "%s is at %s and has reached the stop of %s already. A stop to %s."
                .formatted(
                        ticket.symbol(),
                        price(last),
                        price(stop),
                        ticket.side() == Side.BUY ? "buy lies above the price" : "sell lies below the price");
    }

    static String accepted(OrderTicket ticket) {
        return "Accepted: %s %s, %s, %s."
                .formatted(
                        ticket.side() == Side.BUY ? "buy" : "sell",
                        size(ticket),
                        type(ticket.type()),
                        ticket.timeInForce() == TimeInForce.DAY ? "day" : "good till cancelled");
    }

    private static String size(OrderTicket ticket) {
        return switch (ticket.size()) {
            case OrderSize.Shares shares -> "%s %s".formatted(shares.quantity(), ticket.symbol());
            case OrderSize.Amount amount -> "%s of %s".formatted(dollars(amount.money()), ticket.symbol());
        };
    }

    private static String type(OrderType type) {
        return switch (type) {
            case OrderType.Market _ -> "market";
            case OrderType.Limit limit -> "limit %s".formatted(price(limit.limit()));
            case OrderType.Stop stop -> "stop %s".formatted(price(stop.stop()));
            case OrderType.StopLimit both -> "stop %s, limit %s".formatted(price(both.stop()), price(both.limit()));
        };
    }

    static String keeps(Reservation kept) {
        return switch (kept) {
            case Reservation.OfCash cash -> "Keeps %s.".formatted(dollars(cash.amount()));
            case Reservation.OfShares shares -> "Keeps %s shares.".formatted(shares.quantity());
        };
    }

    static String filled(Order order, Fill fill) {
        return "%s %s %s at %s: %s."
                .formatted(
                        order.side() == Side.BUY ? "Bought" : "Sold",
                        fill.quantity(),
                        order.symbol(),
                        price(fill.price()),
                        fill.rule().label());
    }

    static String triggered(Order order, Observation seen) {
        return "%s reached the stop: from now on a limit order at %s."
                .formatted(order.symbol(), price(order.type().limitPrice().orElse(seen.close())));
    }

    static String replaced(ClientOrderId by) {
        return "Replaced by order %s.".formatted(by);
    }

    static String cancelled() {
        return "Cancelled by the trader.";
    }

    static String cancelledWithPortfolio() {
        return "Cancelled with its portfolio.";
    }

    static String cancelledAsDelisted(Symbol symbol) {
        return "Cancelled: %s is not traded any more.".formatted(symbol);
    }

    static String expired() {
        return "Not filled until the close of its session.";
    }

    static String adjusted(SplitRatio ratio) {
        return "Shares and prices were adjusted for a split: one share became %s.".formatted(ratio);
    }

    static String notExactAfterSplit(SplitRatio ratio) {
        return "Cancelled: one share became %s, and its shares or prices cannot be said exactly in such shares."
                .formatted(ratio);
    }

    static String tooManyAfterSplit(SplitRatio ratio) {
        return "Cancelled: one share became %s, and it asked for more than is held now.".formatted(ratio);
    }

    private static String inWords(OrderStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static String currencyName(String code) {
        return code.equals("GBX") ? "pence (GBX)" : code;
    }

    /** With cents, and as much finer as it is. */
    static String price(Price price) {
        return new DecimalFormat("$#,##0.00####", DecimalFormatSymbols.getInstance(Locale.US)).format(price.perShare());
    }

    private static String dollars(Money amount) {
        return new DecimalFormat("$#,##0.00", DecimalFormatSymbols.getInstance(Locale.US)).format(amount.amount());
    }
}
