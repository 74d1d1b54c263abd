package com.papertrade.trading;

import com.papertrade.identity.UserId;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.MarketData;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.Portfolios;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * What orders would do as things stand, without waiting for a newer price and without changing anything.
 * An order that would take the place of an open one has at hand what that one keeps.
 */
@Service
class OrderOutlook {

    private static final OrderSize ONE_SHARE = new OrderSize.Shares(Quantity.of(1));
    private static final OrderSize ONE_DOLLAR = new OrderSize.Amount(Money.usd("1"));

    private final Portfolios portfolios;
    private final OrderRows orders;
    private final MarketData marketData;

    OrderOutlook(Portfolios portfolios, OrderRows orders, MarketData marketData) {
        this.portfolios = portfolios;
        this.orders = orders;
        this.marketData = marketData;
    }

    Optional<OrderPreview> preview(UserId trader, OrderTicket ticket, Optional<OrderId> replaced) {
        return standpoint(trader, ticket.portfolio(), ticket.symbol(), replaced)
                .flatMap(from -> from.preview(ticket, words()));
    }

    Means means(
            UserId trader,
            PortfolioId portfolio,
            Side side,
            Symbol symbol,
            Optional<OrderType> type,
            Optional<OrderId> replaced) {
        return standpoint(trader, portfolio, symbol, replaced)
                .map(from -> new Means(
                        from.buyingPower(),
                        from.holding().position(),
                        from.holding().available(),
                        side == Side.SELL
                                ? from.holding().available()
                                : type.map(at -> mostShares(from, symbol, at)).orElse(Quantity.ZERO),
                        side == Side.SELL
                                ? Money.ZERO_USD
                                : type.map(at -> mostMoney(from, symbol, at)).orElse(Money.ZERO_USD)))
                .orElseGet(() -> Means.none(symbol));
    }

    String waitsFor(Order order) {
        return words().of(order);
    }

    private Optional<Standpoint> standpoint(
            UserId trader, PortfolioId portfolio, Symbol symbol, Optional<OrderId> replaced) {
        return portfolios.find(trader, portfolio).map(account -> {
            var standing = orders.standing(portfolio, ClientOrderId.random());
            var from = new Standpoint(
                    account,
                    account.buyingPower(),
                    portfolios.holding(trader, portfolio, symbol),
                    standing.terms(),
                    KnownPrice.of(marketData.quote(symbol), marketData.clock()));
            return replaced.flatMap(id -> orders.find(portfolio, id))
                    .filter(Order::isOpen)
                    .map(from::without)
                    .orElse(from);
        });
    }

    /** The fees of as many as there would be without fees are the most that fewer can cost. */
    private Quantity mostShares(Standpoint from, Symbol symbol, OrderType type) {
        return reckonedPrice(from, symbol, type, ONE_SHARE)
                .map(price -> {
                    var spendable = spendable(from);
                    var fees = from.terms().feesOf(type, covered(spendable, price));
                    return covered(spendable.minus(fees.total()), price);
                })
                .orElse(Quantity.ZERO);
    }

    private Money mostMoney(Standpoint from, Symbol symbol, OrderType type) {
        if (!from.buyingPower().isPositive()) {
            return Money.ZERO_USD;
        }
        return reckonedPrice(from, symbol, type, ONE_DOLLAR)
                .map(price -> from.terms()
                        .feesOf(type, new OrderSize.Amount(spendable(from)).at(price))
                        .total())
                .map(fees -> spendable(from).minus(fees))
                .filter(Money::isPositive)
                .orElse(Money.ZERO_USD);
    }

    /** No order is worth more than so much, and the shares of more could not be counted. */
    private static Money spendable(Standpoint from) {
        return from.buyingPower().isGreaterThan(Deal.MAX_AMOUNT) ? Deal.MAX_AMOUNT : from.buyingPower();
    }

    private Optional<Price> reckonedPrice(Standpoint from, Symbol symbol, OrderType type, OrderSize size) {
        var ticket = new OrderTicket(
                ClientOrderId.random(), from.account().id(), Side.BUY, symbol, size, type, TimeInForce.DAY);
        return from.preview(ticket, words()).map(OrderPreview::price);
    }

    private static Quantity covered(Money cash, Price price) {
        var shares = cash.amount().divide(price.perShare(), 0, RoundingMode.DOWN);
        return new Quantity(shares.max(BigDecimal.ZERO));
    }

    private WaitingWords words() {
        return new WaitingWords(marketData.clock());
    }
}
