package com.papertrade.trading;

import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.identity.UserId;
import com.papertrade.instrument.SplitRatio;
import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.Portfolio;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.Reservation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks at a portfolio after each step and sees whether everything that is always true still is. */
final class LifeExaminer {

    private final TradingServices services;
    private final UserId maya;
    private final PortfolioId portfolio;
    private final List<Symbol> symbols;
    private final NaiveBooks books;
    private final Map<ClientOrderId, TradingTerms> termsOf = new HashMap<>();
    private final Map<OrderId, Order> ended = new HashMap<>();
    private TradingTerms terms;
    private List<Order> all = List.of();

    LifeExaminer(
            TradingServices services,
            UserId maya,
            PortfolioId portfolio,
            List<Symbol> symbols,
            Money openingDeposit,
            TradingTerms terms) {
        this.services = services;
        this.maya = maya;
        this.portfolio = portfolio;
        this.symbols = symbols;
        this.terms = terms;
        this.books = new NaiveBooks(openingDeposit.amount());
    }

    NaiveBooks books() {
        return books;
    }

    /** As they were after the last step, the first accepted first. */
    List<Order> all() {
        return all;
    }

    void noteTerms(TradingTerms changed) {
        terms = changed;
    }

    void noteTicket(OrderTicket ticket) {
        termsOf.put(ticket.clientOrderId(), terms);
    }

    BigDecimal keptCash() {
        return keptCash(all);
    }

    /** All that a step can change. */
    record Photograph(Portfolio account, List<Order> orders, int entries) {}

    Photograph photograph() {
        return new Photograph(account(), read(), services.portfolios().entryCount(maya, portfolio));
    }

    void examine() {
        all = read();
        ended.forEach((id, order) -> assertThat(all).as("what has ended stays").contains(order));
        bookNewFills();
        examineCash();
        symbols.forEach(this::examineShares);
        assertThat(services.verification().verify(portfolio)).isEmpty();
    }

    void examineDeleted() {
        assertThat(services.verification().verify(portfolio)).isEmpty();
        assertThat(services.rows().findOpenIn(portfolio)).isEmpty();
        assertThat(services.rows().reservedIn(portfolio).cash()).isEqualTo(Money.ZERO_USD);
    }

    private void bookNewFills() {
        var news = all.stream()
                .filter(order -> !order.isOpen() && !ended.containsKey(order.id()))
                .toList();
        news.forEach(order -> ended.put(order.id(), order));
        var filled = news.stream()
                .filter(order -> order.fill().isPresent())
                .sorted(Comparator.comparing(order -> order.fill().orElseThrow().priceObservedAt()))
                .toList();
        assertThat(filled)
                .as("filled as the market went, and at the same moment in the order of acceptance")
                .isSortedAccordingTo(bySequence());
        filled.forEach(this::book);
    }

    private static Comparator<Order> bySequence() {
        return Comparator.comparing(order -> order.fill().orElseThrow().ledgerSequence());
    }

    private void book(Order order) {
        var fill = order.fill().orElseThrow();
        var quantity = fill.quantity().shares();
        var price = fill.price().perShare();
        var fees = NaiveBooks.fees(termsOf.get(order.clientOrderId()), order.type(), quantity);
        assertThat(fill.fees().total().amount()).isEqualByComparingTo(fees);
        order.type()
                .limitPrice()
                .ifPresent(limit -> assertThat(price.compareTo(limit.perShare()))
                        .as("%s is filled at its limit or better", order)
                        .isNotEqualTo(order.side() == Side.BUY ? 1 : -1));
        switch (order.side()) {
            case BUY -> books.buy(order.symbol(), quantity, price, fees);
            case SELL -> books.sell(order.symbol(), quantity, price, fees);
        }
        assertThat(fill.cashAfter().amount()).isEqualByComparingTo(books.cash());
    }

    private void examineCash() {
        var account = account();
        var cash = account.cash().amount();
        var reserved = account.reserved().amount();
        assertThat(cash).isNotNegative().isEqualByComparingTo(books.cash());
        assertThat(reserved).isNotNegative().isLessThanOrEqualTo(cash).isEqualByComparingTo(keptCash(all));
    }

    private void examineShares(Symbol symbol) {
        var holding = services.portfolios().holding(maya, portfolio, symbol);
        var held = holding.position().quantity().shares();
        var reserved = holding.reserved().shares();
        assertThat(held).isNotNegative().isEqualByComparingTo(books.sharesOf(symbol));
        assertThat(holding.position().cost().amount()).isEqualByComparingTo(books.costOf(symbol));
        assertThat(reserved).isNotNegative().isLessThanOrEqualTo(held).isEqualByComparingTo(keptShares(symbol));
        if (held.signum() == 0) {
            assertThat(holding.position().cost()).isEqualTo(Money.ZERO_USD);
        }
    }

    /** Nothing waits on whose price has been paid since, and nothing beyond the end of its session. */
    void examineMatched(PlayedPrices prices) {
        read().stream().filter(Order::isOpen).forEach(order -> {
            var price = prices.last(order.symbol());
            assertThat(prices.isPaidWithin(order) && isMet(order, price))
                    .as("%s waits though %s is paid", order, price)
                    .isFalse();
            if (prices.isLive()) {
                assertThat(order.expiresAt().filter(end -> !end.isAfter(prices.now())))
                        .isEmpty();
            }
        });
    }

    /** What waited still waits, for as much as before at prices as much lower. */
    void examineSplit(Symbol symbol, SplitRatio ratio) {
        all.stream()
                .filter(order -> order.isOpen() && order.symbol().equals(symbol))
                .forEach(before -> {
                    var after =
                            services.orders().find(maya, portfolio, before.id()).orElseThrow();
                    assertThat(after.isOpen()).as("%s by %s", before, ratio).isEqualTo(isExact(before, ratio));
                });
    }

    /** In shares of nine decimals, at prices of six. */
    private static boolean isExact(Order order, SplitRatio ratio) {
        var shares = order.quantity().map(Quantity::shares).map(ratio.factor()::multiply);
        var prices = Stream.concat(order.type().limitPrice().stream(), order.type().stopPrice().stream());
        return shares.map(number -> number.stripTrailingZeros().scale() <= 9).orElse(true)
                && prices.allMatch(price -> isExact(price.perShare(), ratio.factor()));
    }

    private static boolean isExact(BigDecimal price, BigDecimal factor) {
        var rounded = price.divide(factor, 6, RoundingMode.DOWN);
        return rounded.signum() > 0 && rounded.multiply(factor).compareTo(price) == 0;
    }

    private static boolean isMet(Order order, BigDecimal price) {
        return switch (order.type()) {
            case OrderType.Market _ -> true;
            case OrderType.Limit limit -> isBeyond(order.side(), limit.limit(), price);
            case OrderType.Stop stop -> isReached(order.side(), stop.stop(), price);
            case OrderType.StopLimit both ->
                order.triggeredAt().isPresent()
                        ? isBeyond(order.side(), both.limit(), price)
                        : isReached(order.side(), both.stop(), price);
        };
    }

    private static boolean isBeyond(Side side, Price limit, BigDecimal price) {
        return side == Side.BUY ? price.compareTo(limit.perShare()) < 0 : price.compareTo(limit.perShare()) > 0;
    }

    private static boolean isReached(Side side, Price stop, BigDecimal price) {
        return side == Side.BUY ? price.compareTo(stop.perShare()) >= 0 : price.compareTo(stop.perShare()) <= 0;
    }

    private static BigDecimal keptCash(List<Order> orders) {
        return orders.stream()
                .flatMap(order -> order.kept().stream())
                .map(kept ->
                        kept instanceof Reservation.OfCash cash ? cash.amount().amount() : BigDecimal.ZERO)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal keptShares(Symbol symbol) {
        return all.stream()
                .filter(order -> order.symbol().equals(symbol))
                .flatMap(order -> order.kept().stream())
                .map(kept -> kept instanceof Reservation.OfShares shares ? shares.quantity() : Quantity.ZERO)
                .map(Quantity::shares)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Portfolio account() {
        return services.portfolios().find(maya, portfolio).orElseThrow();
    }

    private List<Order> read() {
        return services.orders().latest(maya, portfolio, 10_000).reversed();
    }
}
