package com.papertrade;

import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.papertrade.identity.UserId;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.MarketData;
import com.papertrade.marketdata.PriceBar;
import com.papertrade.marketdata.Quote;
import com.papertrade.marketdata.QuotesUpdated;
import com.papertrade.money.Quantity;
import com.papertrade.performance.DailyChange;
import com.papertrade.performance.Valuations;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.PortfolioName;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.trading.ClientOrderId;
import com.papertrade.trading.Fill;
import com.papertrade.trading.OrderOutcome.Filled;
import com.papertrade.trading.OrderTicket;
import com.papertrade.trading.Side;
import com.papertrade.trading.TradingDesk;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.EventListener;

/** The whole application with the clock in a test's hand: the simulated market goes where the clock goes. */
@SpringBootTest
@Import({TestDatabase.class, TestTraders.class, AdvancedClockIT.Time.class})
class AdvancedClockIT {

    private static final Symbol QUIL = new Symbol("QUIL");
    private static final LocalDate THURSDAY = LocalDate.of(2026, 11, 19);

    /** In New York. */
    private static final Instant THURSDAY_NOON = Instant.parse("2026-11-19T17:00:00Z");

    @Autowired
    MovableClock clock;

    @Autowired
    Time time;

    @Autowired
    MarketData market;

    @Autowired
    Portfolios portfolios;

    @Autowired
    TradingDesk desk;

    @Autowired
    Valuations valuations;

    @Autowired
    TestTraders traders;

    UserId maya;
    PortfolioId portfolio;

    @BeforeEach
    void maya() {
        clock.moveTo(THURSDAY_NOON);
        maya = traders.signedUp("Maya");
        portfolio = portfolios
                .open(maya, new PortfolioName("Long game"), usd("10000"))
                .id();
    }

    @Test
    void aDayLaterIsANewSessionComparedWithTheCloseOfTheOneBefore() {
        var _ = bought("10");

        clock.advance(Duration.ofDays(1));

        var friday = quote();
        var thursdaysClose = market.closes(Set.of(QUIL), THURSDAY).get(QUIL);
        assertThat(friday.session()).isEqualTo(THURSDAY.plusDays(1));
        assertThat(friday.previousClose()).contains(thursdaysClose);
        var ten = Quantity.of(10);
        assertThat(dailyChange()).satisfies(change -> {
            assertThat(change.session()).isEqualTo(THURSDAY.plusDays(1));
            assertThat(change.previousSession()).isEqualTo(THURSDAY);
            assertThat(change.gain().amount())
                    .isEqualTo(friday.last().times(ten).minus(thursdaysClose.times(ten)));
        });
    }

    @Test
    void aWeekLaterTheWeekIsHistoryAndHoldsThePriceThatWasPaid() {
        assertThat(market.history(QUIL, THURSDAY).bars()).isEmpty();
        var paid = bought("10").price();

        clock.advance(Duration.ofDays(7));

        var week = market.history(QUIL, THURSDAY).bars();
        assertThat(week).extracting(PriceBar::session).hasSize(7).startsWith(THURSDAY);
        assertThat(paid).isBetween(week.getFirst().low(), week.getFirst().high());
        assertThat(quote().previousClose()).contains(week.getLast().close());
        assertThat(dailyChange().previousSession()).isEqualTo(THURSDAY.plusDays(6));
    }

    @Test
    void asTimeGoesOnTheApplicationHearsWhichPricesMoved() {
        await().pollInterval(Duration.ofMillis(100)).untilAsserted(() -> {
            clock.advance(Duration.ofSeconds(1));
            assertThat(time.heard).contains(QUIL);
        });
    }

    private Quote quote() {
        return market.quote(QUIL).orElseThrow();
    }

    private DailyChange.Known dailyChange() {
        return (DailyChange.Known)
                valuations.valuationOf(maya, portfolio).orElseThrow().dailyChange();
    }

    private Fill bought(String quantity) {
        var ticket = OrderTicket.market(ClientOrderId.random(), portfolio, Side.BUY, QUIL, Quantity.of(quantity));
        return ((Filled) desk.place(maya, ticket)).fill();
    }

    @TestConfiguration
    static class Time {

        final Set<Symbol> heard = ConcurrentHashMap.newKeySet();

        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock(THURSDAY_NOON);
        }

        @EventListener
        void hear(QuotesUpdated news) {
            heard.addAll(news.symbols());
        }
    }
}
