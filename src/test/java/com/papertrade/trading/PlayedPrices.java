package com.papertrade.trading;

import com.papertrade.instrument.SplitRatio;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.Granularity;
import com.papertrade.money.Price;
import com.papertrade.trading.Step.TimePasses;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two instruments of a {@link PlayedMarket} whose prices go where steps move them. */
final class PlayedPrices {

    private static final BigDecimal LOWEST = new BigDecimal("0.0002");
    private static final BigDecimal HIGHEST = new BigDecimal("500000");

    private final PlayedMarket market;
    private final List<Symbol> symbols;
    private final Map<Symbol, BigDecimal> last = new HashMap<>();
    private final Map<Symbol, LocalDate> lastSplit = new HashMap<>();

    PlayedPrices(PlayedMarket market, List<Symbol> symbols, List<BigDecimal> prices) {
        this.market = market;
        this.symbols = symbols;
        for (int i = 0; i < symbols.size(); i++) {
            last.put(symbols.get(i), prices.get(i));
            tell(symbols.get(i));
        }
    }

    List<Symbol> symbols() {
        return symbols;
    }

    BigDecimal last(Symbol symbol) {
        return last.getOrDefault(symbol, BigDecimal.ONE);
    }

    Instant now() {
        return market.clock.instant();
    }

    /** Before the open of the next session. */
    LocalDate splitDay() {
        var clock = market.clock();
        return clock.calendar().firstAfter(clock.latestStarted().date()).date();
    }

    boolean isLive() {
        return market.granularity == Granularity.INTRADAY;
    }

    /** Whether the last price was paid on the exchange while the order waited. */
    boolean isPaidWithin(Order order) {
        var quote = market.quote(order.symbol()).orElseThrow();
        var paidAt = quote.observedAt();
        var session = market.clock().calendar().session(quote.session()).orElseThrow();
        return order.workingSince().isBefore(paidAt)
                && !paidAt.isBefore(session.open())
                && !paidAt.isAfter(session.close())
                && order.expiresAt().filter(paidAt::isAfter).isEmpty();
    }

    Price near(Symbol symbol, int percent) {
        return Price.usd(moved(last(symbol), percent));
    }

    /** Also while the exchange is closed: such a price must fill nothing that waits. */
    void move(int instrument, int percent) {
        market.clock.advance(Duration.ofSeconds(1));
        if (isLive()) {
            var symbol = symbols.get(instrument);
            last.put(symbol, moved(last(symbol), percent));
            tell(symbol);
        }
    }

    /** Every session that ends meanwhile leaves its bar, and the last of them its close. */
    void pass(TimePasses time) {
        var before = now();
        market.clock.advance(Duration.ofHours(time.hours()));
        var calendar = market.clock().calendar();
        var session = calendar.latestCompleted(before);
        for (session = calendar.firstAfter(session.date());
                session.isOverAt(now());
                session = calendar.firstAfter(session.date())) {
            for (var symbol : symbols) {
                close(symbol, session.date(), time);
            }
        }
    }

    private void close(Symbol symbol, LocalDate session, TimePasses time) {
        var open = moved(last(symbol), time.gap());
        var close = moved(last(symbol), time.move());
        var high = moved(open.max(close), 2);
        var low = moved(open.min(close), -2);
        market.bar(
                symbol,
                session,
                open.toPlainString(),
                high.toPlainString(),
                low.toPlainString(),
                close.toPlainString());
        market.closes(symbol, close.toPlainString(), session);
        last.put(symbol, close);
    }

    /** Whether there was room for it: prices stay prices, and nothing splits twice in a day. */
    boolean splits(Symbol symbol, SplitRatio ratio) {
        if (splitDay().equals(lastSplit.get(symbol))) {
            return false;
        }
        var price = last(symbol).divide(ratio.factor(), Price.MAX_DECIMALS, RoundingMode.HALF_EVEN);
        if (price.compareTo(LOWEST) < 0 || price.compareTo(HIGHEST) > 0) {
            return false;
        }
        lastSplit.put(symbol, splitDay());
        market.clock.advance(Duration.ofSeconds(1));
        last.put(symbol, price);
        tell(symbol);
        return true;
    }

    private void tell(Symbol symbol) {
        var price = last(symbol).toPlainString();
        if (isLive()) {
            market.trades(symbol, price);
        } else {
            market.closes(symbol, price, market.clock().latestCompleted().date());
        }
    }

    private static BigDecimal moved(BigDecimal price, int percent) {
        return price.multiply(BigDecimal.valueOf(100 + percent, 2))
                .setScale(Price.MAX_DECIMALS, RoundingMode.HALF_EVEN)
                .max(LOWEST)
                .min(HIGHEST);
    }
}
