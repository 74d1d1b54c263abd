package com.papertrade.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.identity.UserId;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.QuotesUpdated;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.trading.ClientOrderId;
import com.papertrade.trading.OrderTicket;
import com.papertrade.trading.OrdersChanged;
import com.papertrade.trading.SampleOrders;
import com.papertrade.trading.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveScreensTest {

    private static final Symbol IBM = new Symbol("IBM");
    private static final Symbol QUIL = new Symbol("QUIL");
    private static final UserId MAYA = UserId.random();
    private static final UserId TOM = UserId.random();

    private final HandTimer timer = new HandTimer();
    private final LiveScreens screens = new LiveScreens(timer, Runnable::run);

    private static class Shows implements LiveScreen {

        private final UserId trader;
        private final Symbol symbol;
        final AtomicInteger refreshes = new AtomicInteger();
        final AtomicInteger heard = new AtomicInteger();

        Shows(UserId trader, Symbol symbol) {
            this.trader = trader;
            this.symbol = symbol;
        }

        @Override
        public UserId trader() {
            return trader;
        }

        @Override
        public boolean showsAnyOf(Set<Symbol> updated) {
            return updated.contains(symbol);
        }

        @Override
        public void note(OrdersChanged changed) {
            heard.incrementAndGet();
        }

        @Override
        public void refresh() {
            refreshes.incrementAndGet();
        }
    }

    @Test
    void anUpdateReachesTheScreensThatShowTheSymbolAndNoOthers() {
        var ibm = opened(new Shows(MAYA, IBM));
        var quil = opened(new Shows(TOM, QUIL));

        screens.quotesUpdated(new QuotesUpdated(Set.of(IBM)));

        assertThat(ibm.refreshes).hasValue(1);
        assertThat(quil.refreshes).hasValue(0);
    }

    @Test
    void whatATraderDoesReachesTheTradersOtherScreens() {
        var here = opened(new Shows(MAYA, IBM));
        var there = opened(new Shows(MAYA, QUIL));
        var toms = opened(new Shows(TOM, IBM));

        screens.portfoliosChanged(MAYA, here);

        assertThat(here.refreshes).hasValue(0);
        assertThat(there.refreshes).hasValue(1);
        assertThat(toms.refreshes).hasValue(0);
    }

    @Test
    void anOrderThatEndedByItselfReachesAllScreensOfItsTraderAndNobodyElses() {
        var here = opened(new Shows(MAYA, IBM));
        var there = opened(new Shows(MAYA, QUIL));
        var toms = opened(new Shows(TOM, IBM));
        var ticket = OrderTicket.market(ClientOrderId.random(), PortfolioId.random(), Side.BUY, QUIL, Quantity.of(1));

        screens.ordersChanged(new OrdersChanged(MAYA, SampleOrders.open(ticket, Instant.EPOCH)));

        assertThat(List.of(here, there)).allSatisfy(screen -> {
            assertThat(screen.refreshes).hasValue(1);
            assertThat(screen.heard).hasValue(1);
        });
        assertThat(toms.refreshes).hasValue(0);
        assertThat(toms.heard).hasValue(0);
    }

    @Test
    void aThousandScreensHearOfAnUpdateAndLeaveNothingWhenTheyAreClosed() {
        var many = IntStream.range(0, 1_000)
                .mapToObj(_ -> opened(new Shows(MAYA, IBM)))
                .toList();

        screens.quotesUpdated(new QuotesUpdated(Set.of(IBM)));
        assertThat(many).allSatisfy(screen -> assertThat(screen.refreshes).hasValue(1));
        many.forEach(screens::close);

        assertThat(screens.count()).isZero();
        assertThat(timer.waiting()).isZero();
        screens.quotesUpdated(new QuotesUpdated(Set.of(IBM)));
        timer.pass(Duration.ofMinutes(2));
        assertThat(many).allSatisfy(screen -> assertThat(screen.refreshes).hasValue(1));
    }

    /** All the others are done while one still reads, and whoever brought the news waits for none. */
    @Test
    void aSlowScreenDelaysNoOther() throws InterruptedException {
        var real = new LiveScreens(timer);
        var release = new CountDownLatch(1);
        var othersDone = new CountDownLatch(999);
        real.open(new Shows(TOM, IBM) {
            @Override
            public void refresh() {
                await(release);
            }
        });
        IntStream.range(0, 999)
                .forEach(_ -> real.open(new Shows(MAYA, IBM) {
                    @Override
                    public void refresh() {
                        othersDone.countDown();
                    }
                }));

        real.quotesUpdated(new QuotesUpdated(Set.of(IBM)));

        assertThat(othersDone.await(10, TimeUnit.SECONDS)).isTrue();
        release.countDown();
    }

    @Test
    void aCalledOffWaitIsForgottenByTheRealTimer() {
        var real = new ScreenTimer();
        var waits = IntStream.range(0, 1_000)
                .mapToObj(_ -> real.after(Duration.ofMinutes(1), () -> {}))
                .toList();
        assertThat(real.waiting()).isEqualTo(1_000);

        List.copyOf(waits).forEach(Later.Waiting::cancel);

        assertThat(real.waiting()).isZero();
        real.stop();
    }

    private <S extends LiveScreen> S opened(S screen) {
        screens.open(screen);
        return screen;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
