package com.papertrade.trading;

import com.papertrade.identity.UserId;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.CallPriority;
import com.papertrade.marketdata.MarketData;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.Portfolio;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.portfolio.Reservation;
import com.papertrade.trading.Assessment.FillsNow;
import com.papertrade.trading.Assessment.Refused;
import com.papertrade.trading.Assessment.Waits;
import com.papertrade.trading.OrderOutcome.Rejected;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Takes orders. Under the instant policy an order that the latest known price fills is filled at once and
 * whole, whatever the hour, as long as that price is of the latest completed session or newer; a market
 * order without such a price is refused, never guessed. All others wait for the market.
 */
@Service
public class TradingDesk {

    /** How long an order waits for a fresh price before it is refused. */
    static final Duration PRICE_WAIT = Duration.ofSeconds(8);

    private final Portfolios portfolios;
    private final Instruments instruments;
    private final MarketData marketData;
    private final OrderEntry entry;
    private final Execution execution;
    private final OrderRows orders;

    TradingDesk(
            Portfolios portfolios,
            Instruments instruments,
            MarketData marketData,
            OrderEntry entry,
            Execution execution,
            OrderRows orders) {
        this.portfolios = portfolios;
        this.instruments = instruments;
        this.marketData = marketData;
        this.entry = entry;
        this.execution = execution;
        this.orders = orders;
    }

    /**
     * Fills the order, lets it wait, or says why not. The same ticket again gives the same answer and trades
     * nothing. May wait some seconds for a price; no transaction is open meanwhile.
     */
    public OrderOutcome place(UserId trader, OrderTicket ticket) {
        return place(trader, ticket, Optional.empty());
    }

    /**
     * Puts an order in the place of one that is open, in one step: what that one kept is there for the new
     * one, and if the new one is rejected, the old one stays as it was. The new one is of the same
     * instrument and side, has a client order id of its own, and is the last in the queue.
     */
    public OrderOutcome replace(UserId trader, OrderId replaced, OrderTicket by) {
        return place(trader, by, Optional.of(replaced));
    }

    /** The open order waits no longer, and what it kept is free. */
    public Cancellation cancel(UserId trader, PortfolioId portfolio, OrderId order) {
        return execution.cancel(trader, portfolio, order);
    }

    /**
     * Whose the portfolio is and whether the ticket was sent before is found out under the lock. Only who
     * is to be refused, or would have to wait for a price, is told before.
     */
    private OrderOutcome place(UserId trader, OrderTicket ticket, Optional<OrderId> replaced) {
        var refusal = untradable(ticket.symbol());
        var known = KnownPrice.of(marketData.quote(ticket.symbol()), marketData.clock());
        return refusal.isEmpty() && known.current()
                ? entry.enter(trader, ticket, known, replaced)
                : entry.earlierOutcomeOf(trader, ticket, replaced)
                        .or(() -> refusal.map(Rejected::new))
                        .orElseGet(() -> placeNew(trader, ticket, replaced));
    }

    private OrderOutcome placeNew(UserId trader, OrderTicket ticket, Optional<OrderId> replaced) {
        var purpose = ticket.type() instanceof OrderType.Market ? CallPriority.ORDER : CallPriority.OPEN_ORDER;
        return KnownPrice.of(marketData.currentQuote(ticket.symbol(), purpose, PRICE_WAIT))
                .map(price -> entry.enter(trader, ticket, price, replaced))
                .orElseGet(() ->
                        rejected(RejectionReason.UNKNOWN_INSTRUMENT, Sentences.unknownInstrument(ticket.symbol())));
    }

    /** Why nobody could trade the instrument, whatever the portfolio and the price. */
    public Optional<Rejection> untradable(Symbol symbol) {
        return instruments
                .find(symbol)
                .map(TradingDesk::untradable)
                .orElseGet(() -> Optional.of(
                        new Rejection(RejectionReason.UNKNOWN_INSTRUMENT, Sentences.unknownInstrument(symbol))));
    }

    private static Optional<Rejection> untradable(Instrument instrument) {
        if (!instrument.active()) {
            return Optional.of(new Rejection(RejectionReason.DELISTED, Sentences.delisted(instrument)));
        }
        if (!instrument.isQuotedInDollars()) {
            return Optional.of(new Rejection(RejectionReason.FOREIGN_CURRENCY, Sentences.foreignCurrency(instrument)));
        }
        return Optional.empty();
    }

    /**
     * What an order would do as things stand, without waiting for a newer price; empty when there is no
     * price to reckon with, or no such portfolio.
     */
    public Optional<OrderPreview> preview(UserId trader, OrderTicket ticket) {
        return portfolios.find(trader, ticket.portfolio()).flatMap(account -> preview(account, ticket));
    }

    private Optional<OrderPreview> preview(Portfolio account, OrderTicket ticket) {
        var standing = orders.standing(account.id(), ticket.clientOrderId());
        var holding = portfolios.holding(account.owner(), account.id(), ticket.symbol());
        var price = KnownPrice.of(marketData.quote(ticket.symbol()), marketData.clock());
        var assessment =
                new Assessor(ticket, standing.terms(), account.cash(), account.buyingPower(), holding, price).assess();
        return switch (assessment) {
            case FillsNow fills -> Optional.of(preview(account, ticket, price, fills.deal(), assessment));
            case Waits waits -> Optional.of(preview(account, ticket, price, waits.deal(), assessment));
            case Refused refused -> refused.deal().map(deal -> preview(account, ticket, price, deal, assessment));
        };
    }

    private OrderPreview preview(
            Portfolio account, OrderTicket ticket, KnownPrice price, Deal deal, Assessment assessment) {
        var rejection =
                assessment instanceof Refused refused ? Optional.of(refused.rejection()) : Optional.<Rejection>empty();
        return new OrderPreview(
                price.quote(),
                deal.price(),
                deal.quantity(),
                deal.isTooLarge() ? Optional.empty() : Optional.of(deal.amount()),
                deal.fees(),
                reserved(assessment),
                account.buyingPower(),
                account.cash(),
                rejection.isPresent() ? Optional.empty() : Optional.of(deal.cashAfter()),
                deal.held(),
                rejection.isPresent() ? Optional.empty() : Optional.of(deal.heldAfter()),
                assessment instanceof FillsNow,
                when(ticket, assessment),
                rejection);
    }

    private static Money reserved(Assessment assessment) {
        return assessment instanceof Waits waits && waits.kept() instanceof Reservation.OfCash cash
                ? cash.amount()
                : Money.ZERO_USD;
    }

    private String when(OrderTicket ticket, Assessment assessment) {
        return switch (assessment) {
            case FillsNow _ -> "Fills at once at the latest known price.";
            case Waits _ ->
                new WaitingWords(marketData.clock())
                        .of(
                                ticket.side(),
                                ticket.symbol(),
                                ticket.type(),
                                ticket.timeInForce().expiryAt(marketData.clock()));
            case Refused refused -> refused.rejection().sentence();
        };
    }

    /**
     * The most that can be traded as things stand: all shares that no open order keeps for a sale, the whole
     * shares that the buying power covers, fees included, for a purchase, none without a price.
     */
    public Quantity largest(UserId trader, PortfolioId portfolio, Side side, Symbol symbol, OrderType type) {
        return portfolios
                .find(trader, portfolio)
                .map(account -> switch (side) {
                    case SELL -> portfolios.holding(trader, portfolio, symbol).available();
                    case BUY -> affordable(account, symbol, type);
                })
                .orElse(Quantity.ZERO);
    }

    private Quantity affordable(Portfolio account, Symbol symbol, OrderType type) {
        var ticket = new OrderTicket(
                ClientOrderId.random(),
                account.id(),
                Side.BUY,
                symbol,
                new OrderSize.Shares(Quantity.of(1)),
                type,
                TimeInForce.DAY);
        return preview(account, ticket)
                .map(one -> affordable(account.buyingPower(), one.price(), termsOf(account), type))
                .orElse(Quantity.ZERO);
    }

    /** The fees of as many as there would be without fees are the most that fewer can cost. */
    private static Quantity affordable(Money buyingPower, Price price, TradingTerms terms, OrderType type) {
        var fees = terms.feesOf(type, covered(buyingPower, price)).total();
        return fees.isGreaterThan(buyingPower) ? Quantity.ZERO : covered(buyingPower.minus(fees), price);
    }

    private static Quantity covered(Money cash, Price price) {
        var shares = cash.amount().divide(price.perShare(), 0, RoundingMode.DOWN);
        return new Quantity(shares.max(BigDecimal.ZERO));
    }

    private TradingTerms termsOf(Portfolio account) {
        return orders.standing(account.id(), ClientOrderId.random()).terms();
    }

    private static Rejected rejected(RejectionReason reason, String sentence) {
        return new Rejected(new Rejection(reason, sentence));
    }
}
