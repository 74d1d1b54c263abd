package com.papertrade.trading;

import com.papertrade.identity.UserId;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.CallPriority;
import com.papertrade.marketdata.MarketData;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.trading.OrderOutcome.Rejected;
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

    private final OrderRateLimit rate;
    private final Portfolios portfolios;
    private final Instruments instruments;
    private final MarketData marketData;
    private final OrderEntry entry;
    private final Execution execution;
    private final OrderOutlook outlook;
    private final OrderJournal journal;

    TradingDesk(
            OrderRateLimit rate,
            Portfolios portfolios,
            Instruments instruments,
            MarketData marketData,
            OrderEntry entry,
            Execution execution,
            OrderOutlook outlook,
            OrderJournal journal) {
        this.rate = rate;
        this.portfolios = portfolios;
        this.instruments = instruments;
        this.marketData = marketData;
        this.entry = entry;
        this.execution = execution;
        this.outlook = outlook;
        this.journal = journal;
    }

    /**
     * Fills the order, lets it wait, or says why not. The same ticket again gives the same answer and trades
     * nothing. May wait some seconds for a price; no transaction is open meanwhile.
     */
    public OrderOutcome place(UserId trader, OrderTicket ticket) {
        return journal.placed(place(trader, ticket, Optional.empty()));
    }

    /**
     * Puts an order in the place of one that is open, in one step: what that one kept is there for the new
     * one, and if the new one is rejected, the old one stays as it was. The new one is of the same
     * instrument and side, has a client order id of its own, and is the last in the queue.
     */
    public OrderOutcome replace(UserId trader, OrderId replaced, OrderTicket by) {
        return journal.placed(place(trader, by, Optional.of(replaced)));
    }

    /** The open order waits no longer, and what it kept is free. */
    public Cancellation cancel(UserId trader, PortfolioId portfolio, OrderId order) {
        return journal.cancelled(execution.cancel(trader, portfolio, order));
    }

    /**
     * Whose the portfolio is and whether the ticket was sent before is found out under the lock. Only who
     * is to be refused, or would have to wait for a price, is told before.
     */
    private OrderOutcome place(UserId trader, OrderTicket ticket, Optional<OrderId> replaced) {
        var tooMany = rate.refusalOf(trader);
        if (tooMany.isPresent()) {
            return entry.earlierOutcomeOf(trader, ticket, replaced).orElseGet(tooMany::get);
        }
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
        return KnownPrice.of(marketData.currentQuote(ticket.symbol(), purpose, PRICE_WAIT), marketData.clock())
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
        return outlook.preview(trader, ticket, Optional.empty());
    }

    /** The same for one that would take the place of an open order, and has at hand what that one keeps. */
    public Optional<OrderPreview> preview(UserId trader, OrderTicket ticket, Optional<OrderId> replaced) {
        return outlook.preview(trader, ticket, replaced);
    }

    /**
     * The most that can be traded as things stand: all shares that no open order keeps for a sale, the whole
     * shares that the buying power covers, fees included, for a purchase, none without a price.
     */
    public Quantity largest(UserId trader, PortfolioId portfolio, Side side, Symbol symbol, OrderType type) {
        return outlook.means(trader, portfolio, side, symbol, Optional.of(type), Optional.empty())
                .mostShares();
    }

    /**
     * All that an order has at hand as things stand.
     *
     * @param type empty while it is not known at which prices
     * @param replaced the open order whose place it would take
     */
    public Means means(
            UserId trader,
            PortfolioId portfolio,
            Side side,
            Symbol symbol,
            Optional<OrderType> type,
            Optional<OrderId> replaced) {
        return outlook.means(trader, portfolio, side, symbol, type, replaced);
    }

    /** What an open order waits for and how long, as sentences for its trader. */
    public String waitsFor(Order order) {
        return outlook.waitsFor(order);
    }

    private static Rejected rejected(RejectionReason reason, String sentence) {
        return new Rejected(new Rejection(reason, sentence));
    }
}
