package com.papertrade.bench;

import com.papertrade.instrument.Symbol;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.trading.Side;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Market orders for any of many portfolios, a purchase and a sale of the same in turn, so that neither
 * cash nor shares run out however long it goes on.
 */
final class OrderFlow {

    private static final long PLENTY = 1_000;

    private final List<Account> accounts;

    private record Account(BenchTrader trader, PortfolioId id, Symbol symbol, AtomicInteger placed) {

        void place(Side side) {
            trader.place(id, side, symbol, 1);
        }
    }

    /** A portfolio that holds some shares of a symbol, and whose it is. */
    record Stock(BenchTrader owner, PortfolioId portfolio, Symbol symbol) {}

    private OrderFlow(List<Account> accounts) {
        this.accounts = accounts;
    }

    /** In portfolios that are there. */
    static OrderFlow in(List<Stock> portfolios) {
        return new OrderFlow(portfolios.stream()
                .map(stock -> new Account(stock.owner, stock.portfolio, stock.symbol, new AtomicInteger()))
                .toList());
    }

    static OrderFlow of(BenchTrader trader, int portfolios, List<Symbol> symbols) {
        return new OrderFlow(IntStream.range(0, portfolios)
                .mapToObj(i -> open(trader, "Flow " + i, symbols.get(i % symbols.size())))
                .toList());
    }

    /** Two clients may overtake each other, and sell first: there must be something to sell. */
    private static Account open(BenchTrader trader, String name, Symbol symbol) {
        var id = trader.open(name);
        trader.place(id, Side.BUY, symbol, PLENTY);
        return new Account(trader, id, symbol, new AtomicInteger());
    }

    void place() {
        var account = accounts.get(ThreadLocalRandom.current().nextInt(accounts.size()));
        var side = account.placed.getAndIncrement() % 2 == 0 ? Side.BUY : Side.SELL;
        account.place(side);
    }

    List<PortfolioId> portfolios() {
        return accounts.stream().map(Account::id).toList();
    }
}
