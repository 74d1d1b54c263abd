package com.papertrade.trading;

import com.papertrade.marketdata.Quote;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.Holding;
import com.papertrade.portfolio.Reservation;
import com.papertrade.trading.Assessment.FillsNow;
import com.papertrade.trading.Assessment.Refused;
import com.papertrade.trading.Assessment.Waits;
import com.papertrade.trading.OrderSize.Amount;
import com.papertrade.trading.OrderSize.Shares;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Works out what would become of a ticket, from what is known at one moment and without changing
 * anything: a preview and the order itself are judged by the same lines.
 */
record Assessor(
        OrderTicket ticket, TradingTerms terms, Money cash, Money buyingPower, Holding holding, KnownPrice price) {

    /** What was in order as such; a sum that no order can be worth is no order. */
    private static final Set<RejectionReason> REMEMBERED =
            EnumSet.of(RejectionReason.INSUFFICIENT_FUNDS, RejectionReason.INSUFFICIENT_SHARES);

    /** What an order that waits for a price nobody knows yet keeps beyond the last one: 5 % (PRODUCT.md, section 3). */
    private static final BigDecimal MARGIN = new BigDecimal("1.05");

    Assessment assess() {
        // Even its shares could be more than can be counted.
        if (ticket.size() instanceof Amount amount && amount.money().isGreaterThan(Deal.MAX_AMOUNT)) {
            return new Refused(
                    new Rejection(RejectionReason.AMOUNT_TOO_LARGE, Sentences.tooLarge()), false, Optional.empty());
        }
        return price.currentQuote().map(this::assessAt).orElseGet(this::assessWithoutCurrentPrice);
    }

    private Assessment assessAt(Quote quote) {
        var seen = Observation.of(quote);
        var stop = ticket.type().stopPrice();
        if (stop.isPresent() && isPriceOfNow() && FillRules.isReached(ticket.side(), stop.get(), seen)) {
            return refused(
                    RejectionReason.STOP_ALREADY_REACHED,
                    Sentences.stopAlreadyReached(ticket, stop.get(), quote.last()));
        }
        return isFilledAt(seen) ? fillsNow(seen) : waits();
    }

    /** What the market stands at, and not what it stood at when it closed: instant trades at that too. */
    private boolean isPriceOfNow() {
        return terms.execution() == ExecutionPolicy.INSTANT || price.ofSessionUnderWay();
    }

    private boolean isFilledAt(Observation seen) {
        return terms.execution() == ExecutionPolicy.INSTANT
                && FillRules.judge(ticket.side(), ticket.type(), false, seen) instanceof Judgement.Fills;
    }

    private Assessment assessWithoutCurrentPrice() {
        return terms.needCurrentPriceFor(ticket.type()) || reckonedPrice().isEmpty() ? noCurrentPrice() : waits();
    }

    /** At an old price it can still be shown what the order would do. */
    private Refused noCurrentPrice() {
        return new Refused(
                new Rejection(
                        RejectionReason.NO_CURRENT_PRICE, Sentences.noCurrentPrice(ticket.symbol(), price.problem())),
                false,
                price.quote().map(Quote::last).map(last -> deal(ticket.size().at(last), last)));
    }

    private Assessment fillsNow(Observation seen) {
        var deal = deal(sizeInShares().at(seen.open()), seen.open());
        return OrderPolicy.firstRejectionOf(deal)
                .<Assessment>map(rejection -> refused(rejection, deal))
                .orElseGet(() -> new FillsNow(deal, seen));
    }

    private Assessment waits() {
        var reckoned = reckonedPrice().orElseThrow();
        var size = sizeInShares();
        var deal = deal(size.at(reckoned), reckoned);
        return OrderPolicy.firstRejectionOf(deal)
                .<Assessment>map(rejection -> refused(rejection, deal))
                .orElseGet(() -> new Waits(deal, size, kept(deal, size)));
    }

    /** What the order keeps; of an amount whose shares are not known yet, the amount or somewhat more shares. */
    private Reservation kept(Deal deal, OrderSize size) {
        return switch (ticket.side()) {
            case BUY ->
                new Reservation.OfCash(
                        size instanceof Amount amount
                                ? amount.money().plus(deal.fees().total())
                                : deal.cost());
            case SELL ->
                new Reservation.OfShares(
                        ticket.symbol(), size instanceof Amount ? somewhatMore(deal) : deal.quantity());
        };
    }

    private static Quantity somewhatMore(Deal deal) {
        var more = new Quantity(
                deal.quantity().shares().multiply(MARGIN).setScale(Quantity.MAX_DECIMALS, RoundingMode.DOWN));
        return more.isGreaterThan(deal.available()) ? deal.available() : more;
    }

    /** The limit; or for what is filled at the market, the last price, to buy so many shares with a margin. */
    private Optional<Price> reckonedPrice() {
        return ticket.type()
                .limitPrice()
                .or(() -> price.quote()
                        .map(Quote::last)
                        .map(last -> ticket.side() == Side.BUY && !(sizeInShares() instanceof Amount)
                                ? withMargin(last)
                                : last));
    }

    private static Price withMargin(Price last) {
        return new Price(
                last.perShare().multiply(MARGIN).setScale(Price.MAX_DECIMALS, RoundingMode.UP), last.currency());
    }

    /** An amount at a limit or stop is so many shares from the start; at the market it is not known yet. */
    private OrderSize sizeInShares() {
        var fixed = ticket.type().limitPrice().or(ticket.type()::stopPrice);
        return ticket.size() instanceof Amount amount && fixed.isPresent()
                ? inShares(amount, fixed.get())
                : ticket.size();
    }

    private static OrderSize inShares(Amount amount, Price at) {
        var shares = amount.at(at);
        return shares.isZero() ? amount : new Shares(shares);
    }

    private Deal deal(Quantity quantity, Price at) {
        return Deal.of(ticket.side(), quantity, at, terms.feesOf(ticket.type(), quantity), cash, buyingPower, holding);
    }

    private static Refused refused(Rejection rejection, Deal deal) {
        return new Refused(rejection, REMEMBERED.contains(rejection.reason()), Optional.of(deal));
    }

    /** What it would have done can still be shown. */
    private Refused refused(RejectionReason reason, String sentence) {
        return new Refused(
                new Rejection(reason, sentence),
                false,
                reckonedPrice().map(reckoned -> deal(sizeInShares().at(reckoned), reckoned)));
    }
}
