package com.papertrade.month;

import static com.papertrade.month.InventedMarket.CALENDAR;
import static com.papertrade.month.InventedMarket.FISH;
import static com.papertrade.month.InventedMarket.TREES;
import static com.papertrade.month.InventedMarket.inNewYork;

import com.papertrade.identity.UserId;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.FeedUnavailable;
import com.papertrade.marketdata.MarketData;
import com.papertrade.money.Money;
import com.papertrade.money.Quantity;
import com.papertrade.performance.DailyChange;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.performance.PositionValue;
import com.papertrade.performance.Valuations;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.PortfolioName;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.trading.ClientOrderId;
import com.papertrade.trading.OrderOutcome;
import com.papertrade.trading.OrderOutcome.Rejected;
import com.papertrade.trading.OrderTicket;
import com.papertrade.trading.RejectionReason;
import com.papertrade.trading.Side;
import com.papertrade.trading.TradingDesk;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Five people who hold twenty symbols together, look at them, look others up and trade, at random but
 * the same on each run. What they meet goes into the diary.
 */
final class Household {

    private static final int MEMBERS = 5;

    /** What nobody holds costs a call to trade; so many a day are kept for orders. */
    private static final int FOREIGN_ORDERS_A_DAY = 3;

    /** Of a foreign exchange: a price of it is never asked for, as nothing says what it is in. */
    static final Symbol ABROAD = new Symbol("TSCO.LON");

    private static final List<String> TYPED =
            List.of("alder", "oak", "tro", "work", "pi", "maple w", "ca", "yew", "qzx", "sturgeon", "bream");

    private record Member(UserId id, PortfolioId portfolio, List<Symbol> holds) {}

    private final Random random = new Random(25);
    private final List<Member> members = new ArrayList<>();
    private final Services services;
    private final InventedMarket market;
    private final Diary diary;
    private LocalDate dayOfForeignOrders = LocalDate.MIN;
    private int foreignOrders;

    /** The application, as its screens use it. */
    record Services(
            Portfolios portfolios,
            Valuations valuations,
            TradingDesk desk,
            MarketData marketData,
            Instruments instruments,
            Clock clock) {}

    Household(Services services, InventedMarket market, Diary diary) {
        this.services = services;
        this.market = market;
        this.diary = diary;
    }

    /** Each buys ten shares of eight trees, so that all twenty are held by two of them. */
    void settleIn(Supplier<UserId> signUp) {
        IntStream.range(0, MEMBERS).forEach(i -> {
            var id = signUp.get();
            var portfolio = services.portfolios().open(id, new PortfolioName("Trees"), Money.usd("100000"));
            var holds = IntStream.range(0, 8)
                    .mapToObj(k -> TREES.get((i * 4 + k) % TREES.size()))
                    .toList();
            members.add(new Member(id, portfolio.id(), holds));
        });
        members.forEach(member -> member.holds.forEach(symbol -> order(member, Side.BUY, symbol, 10)));
    }

    /** Enters what they will do on a day into the timetable: most of it while the exchange is open or about then. */
    void plan(LocalDate day, Timetable timetable) {
        var isSession = CALENDAR.session(day).isPresent();
        var noon = day.atTime(LocalTime.NOON).atZone(CALENDAR.zone()).toInstant();
        timetable.enter(noon, () -> lookAbroad(members.getFirst()));
        for (var member : members) {
            var often = isSession ? 8 + random.nextInt(8) : random.nextInt(4);
            for (int i = 0; i < often; i++) {
                timetable.enter(momentOn(day, isSession), () -> act(member));
            }
        }
    }

    private Instant momentOn(LocalDate day, boolean isSession) {
        var fromHour = !isSession || random.nextInt(5) == 0 ? 7 : 9;
        var toHour = fromHour == 7 ? 23 : 17;
        var second = random.nextInt(fromHour * 3600, toHour * 3600);
        return day.atTime(LocalTime.ofSecondOfDay(second))
                .atZone(CALENDAR.zone())
                .toInstant();
    }

    private void act(Member member) {
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5 -> viewPortfolio(member);
            case 6, 7, 8, 9 -> viewPortfolios(member);
            case 10, 11 -> viewChart(anyOf(member.holds));
            case 12, 13 -> preview(member, anyOf(member.holds));
            case 14 -> preview(member, anyOf(FISH));
            case 15, 16 -> search(anyOf(TYPED));
            case 17 -> order(member, Side.BUY, anyOf(member.holds), 1 + random.nextInt(3));
            case 18 -> order(member, Side.SELL, anyOf(member.holds), 1);
            default -> tryAFish(member);
        }
    }

    private void viewPortfolio(Member member) {
        view(() -> read(
                services.valuations().valuationOf(member.id, member.portfolio).orElseThrow()));
    }

    private void viewPortfolios(Member member) {
        view(() -> services.valuations().valuationsOf(member.id).forEach(this::read));
    }

    private void viewChart(Symbol symbol) {
        view(() -> {
            var bars = services.marketData()
                    .history(symbol, today().minusMonths(3))
                    .bars();
            if (bars.isEmpty()) {
                diary.today().blank++;
                diary.complain("no chart of " + symbol);
            }
        });
    }

    private void preview(Member member, Symbol symbol) {
        view(() -> {
            var preview = services.desk()
                    .preview(
                            member.id,
                            OrderTicket.market(
                                    ClientOrderId.random(), member.portfolio, Side.BUY, symbol, Quantity.of(1)));
            if (preview.isEmpty() && TREES.contains(symbol)) {
                diary.today().blank++;
                diary.complain("no preview of " + symbol);
            }
        });
    }

    private void view(Runnable screen) {
        diary.today().views++;
        try {
            screen.run();
        } catch (RuntimeException failure) {
            diary.today().failed++;
            diary.complain("a view failed: " + failure);
        }
    }

    private void read(PortfolioValuation valuation) {
        valuation.positions().forEach(this::read);
        if (valuation.dailyChange() instanceof DailyChange.Waiting) {
            diary.today().waiting++;
        }
    }

    private void read(PositionValue position) {
        var symbol = position.position().symbol();
        if (position.quote().isEmpty()) {
            diary.today().blank++;
            diary.complain("no price of " + symbol);
        } else {
            var published = market.latestPublished(symbol, now()).date();
            diary.today()
                    .staleness
                    .add(InventedMarket.sessionsBetween(position.quote().get().session(), published));
        }
    }

    /** As the symbol field does: the provider is asked only where nothing near is known. */
    private void search(String text) {
        view(() -> {
            if (services.instruments().search(text, 10).isEmpty()) {
                try {
                    var _ = services.marketData().searchProvider(text);
                } catch (FeedUnavailable refused) {
                    // The field says so, and what is listed can still be picked.
                    diary.today().searchesRefused++;
                }
            }
        });
    }

    /** In and out again: what is held stays the same. */
    private void tryAFish(Member member) {
        if (!today().equals(dayOfForeignOrders)) {
            dayOfForeignOrders = today();
            foreignOrders = 0;
        }
        if (foreignOrders++ < FOREIGN_ORDERS_A_DAY) {
            var fish = anyOf(FISH);
            if (order(member, Side.BUY, fish, 1) instanceof OrderOutcome.Filled) {
                order(member, Side.SELL, fish, 1);
            }
        }
    }

    private void lookAbroad(Member member) {
        view(() -> {
            services.marketData().quotes(List.of(ABROAD));
            services.marketData().history(ABROAD, today().minusMonths(3));
        });
        if (!(place(member, Side.BUY, ABROAD, 1) instanceof Rejected)) {
            diary.complain(ABROAD + " was traded");
        }
    }

    private OrderOutcome order(Member member, Side side, Symbol symbol, int shares) {
        var day = diary.today();
        day.orders++;
        var outcome = place(member, side, symbol, shares);
        if (outcome instanceof Rejected(var rejection) && rejection.reason() == RejectionReason.NO_CURRENT_PRICE) {
            if (couldBeHad(symbol)) {
                day.failedThoughPriced++;
                diary.complain(rejection.sentence());
            } else {
                day.notPublished++;
            }
        }
        return outcome;
    }

    private OrderOutcome place(Member member, Side side, Symbol symbol, int shares) {
        return services.desk()
                .place(
                        member.id,
                        OrderTicket.market(
                                ClientOrderId.random(), member.portfolio, side, symbol, Quantity.of(shares)));
    }

    /** Whether the provider knows the close of the latest completed session. */
    private boolean couldBeHad(Symbol symbol) {
        return market.latestPublished(symbol, now()).equals(CALENDAR.latestCompleted(now()));
    }

    private <T> T anyOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private Instant now() {
        return services.clock().instant();
    }

    private LocalDate today() {
        return inNewYork(now()).toLocalDate();
    }
}
