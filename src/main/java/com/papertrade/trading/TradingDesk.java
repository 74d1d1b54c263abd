package com.papertrade.trading;

import com.papertrade.identity.UserId;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.MarketData;
import com.papertrade.marketdata.Quote;
import com.papertrade.marketdata.QuoteAnswer.Current;
import com.papertrade.marketdata.QuoteAnswer.NotCurrent;
import com.papertrade.marketdata.QuoteAnswer.Unknown;
import com.papertrade.money.Money;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.Portfolio;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.portfolio.Position;
import com.papertrade.trading.OrderOutcome.Rejected;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Takes orders. A market order fills at once, whole, at the latest known price, whatever the hour, as
 * long as that price is of the latest completed session or newer; otherwise it is refused, never
 * guessed.
 */
@Service
public class TradingDesk {

    /** How long an order waits for a fresh price before it is refused. */
    static final Duration PRICE_WAIT = Duration.ofSeconds(8);

    private final Portfolios portfolios;
    private final Instruments instruments;
    private final MarketData marketData;
    private final Execution execution;

    TradingDesk(Portfolios portfolios, Instruments instruments, MarketData marketData, Execution execution) {
        this.portfolios = portfolios;
        this.instruments = instruments;
        this.marketData = marketData;
        this.execution = execution;
    }

    /**
     * Fills the order or says why not. The same ticket again gives the same answer and trades nothing.
     * May wait some seconds for a price; no transaction is open meanwhile.
     */
    public OrderOutcome place(UserId trader, OrderTicket ticket) {
        if (portfolios.find(trader, ticket.portfolio()).isEmpty()) {
            return rejected(RejectionReason.NO_SUCH_PORTFOLIO, Sentences.noSuchPortfolio());
        }
        return execution
                .earlierOutcomeOf(ticket)
                .or(() -> untradable(ticket.symbol()).map(Rejected::new))
                .orElseGet(() -> placeNew(trader, ticket));
    }

    private OrderOutcome placeNew(UserId trader, OrderTicket ticket) {
        return switch (marketData.currentQuote(ticket.symbol(), PRICE_WAIT)) {
            case Current current -> execution.execute(trader, ticket, current.quote());
            case NotCurrent not ->
                rejected(RejectionReason.NO_CURRENT_PRICE, Sentences.noCurrentPrice(ticket.symbol(), not.problem()));
            case Unknown _ ->
                rejected(RejectionReason.UNKNOWN_INSTRUMENT, Sentences.unknownInstrument(ticket.symbol()));
        };
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
     * What an order would do at the price known now, without waiting for a newer one; empty when there
     * is no price, or no such portfolio.
     */
    public Optional<OrderPreview> preview(
            UserId trader, PortfolioId portfolio, Side side, Symbol symbol, Quantity quantity) {
        return portfolios
                .find(trader, portfolio)
                .flatMap(account -> marketData
                        .quote(symbol)
                        .map(quote -> preview(
                                account, new Deal(side, quantity, quote, account.cash(), position(account, symbol)))));
    }

    private static OrderPreview preview(Portfolio account, Deal deal) {
        var rejection = OrderPolicy.firstRejectionOf(deal);
        return new OrderPreview(
                deal.quote(),
                deal.quantity(),
                deal.isTooLarge() ? Optional.empty() : Optional.of(deal.amount()),
                Money.ZERO_USD,
                account.cash(),
                rejection.isPresent() ? Optional.empty() : Optional.of(deal.cashAfter()),
                deal.held(),
                rejection.isPresent() ? Optional.empty() : Optional.of(deal.heldAfter()),
                rejection);
    }

    /**
     * The most that can be traded at the price known now: all shares held for a sale, the whole shares
     * that the cash covers for a purchase, none without a price.
     */
    public Quantity largest(UserId trader, PortfolioId portfolio, Side side, Symbol symbol) {
        return portfolios
                .find(trader, portfolio)
                .map(account -> switch (side) {
                    case SELL -> position(account, symbol).quantity();
                    case BUY ->
                        marketData
                                .quote(symbol)
                                .map(quote -> affordable(account.cash(), quote))
                                .orElse(Quantity.ZERO);
                })
                .orElse(Quantity.ZERO);
    }

    private static Quantity affordable(Money cash, Quote quote) {
        var shares = cash.amount().divide(quote.last().perShare(), 0, RoundingMode.DOWN);
        return new Quantity(shares.max(BigDecimal.ZERO));
    }

    private Position position(Portfolio account, Symbol symbol) {
        return portfolios.positions(account.owner(), account.id()).stream()
                .filter(position -> position.symbol().equals(symbol))
                .findFirst()
                .orElseGet(() -> Position.none(symbol));
    }

    private static Rejected rejected(RejectionReason reason, String sentence) {
        return new Rejected(new Rejection(reason, sentence));
    }
}
