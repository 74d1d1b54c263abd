package com.papertrade.performance;

import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.TestDatabase;
import com.papertrade.TestTraders;
import com.papertrade.calendar.ContinuousCalendar;
import com.papertrade.identity.UserId;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.Granularity;
import com.papertrade.marketdata.Quote;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.LedgerEntry.Bought;
import com.papertrade.portfolio.LedgerEntry.Sold;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.PortfolioName;
import com.papertrade.portfolio.Portfolios;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@Import({TestDatabase.class, TestTraders.class})
class ValuationsIT {

    private static final Symbol IBM = new Symbol("IBM");
    private static final Price PRICE = Price.usd("100");

    @Autowired
    Valuations valuations;

    @Autowired
    Portfolios portfolios;

    @Autowired
    FakeMarket market;

    @Autowired
    Clock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestTraders traders;

    UserId maya;
    UserId tom;
    PortfolioId savings;

    @BeforeEach
    void tenThousandDollarsAndIbmAtAHundred() {
        maya = traders.signedUp("Maya");
        tom = traders.signedUp("Tom");
        savings = portfolios
                .open(maya, new PortfolioName("Savings"), usd("10000"))
                .id();
        market.now = clock.instant();
        var today = market.today();
        market.learnQuote(
                new Quote(IBM, PRICE, Optional.empty(), today.date(), today.open(), today.open(), market.source()));
    }

    @Test
    void valuesAPortfolioForItsOwner() {
        buyOne("90");

        var valuation = valuations.valuationOf(maya, savings).orElseThrow();

        assertThat(valuation.equity()).contains(usd("10010.00"));
        assertThat(valuation.dailyChange()).isInstanceOfSatisfying(DailyChange.Known.class, change -> {
            assertThat(change.gain().amount()).isEqualTo(usd("10.00"));
            assertThat(change.deposited()).isEqualTo(usd("10000"));
        });
    }

    @Test
    void answersAnybodyElseAsIfThereWereNoSuchPortfolio() {
        assertThat(valuations.valuationOf(tom, savings)).isEmpty();
        assertThat(valuations.valuationOf(maya, PortfolioId.random())).isEmpty();
        assertThat(valuations.valuationsOf(tom)).isEmpty();
    }

    @Test
    void valuesAllOfAnOwnersPortfoliosOldestFirst() {
        var _ = portfolios.open(maya, new PortfolioName("Pocket money"), usd("50"));

        assertThat(valuations.valuationsOf(maya))
                .extracting(valuation -> valuation.portfolio().name().value())
                .containsExactly("Savings", "Pocket money");
        assertThat(valuations.valuationsOf(maya))
                .extracting(PortfolioValuation::equity)
                .containsExactly(Optional.of(usd("10000.00")), Optional.of(usd("50.00")));
    }

    /** One more than two lots hold, so that the last lot is of one. */
    @Test
    void valuesEveryPortfolioOnceHoweverManyThereAre() {
        var opened = IntStream.rangeClosed(0, 2 * Valuations.LOT)
                .mapToObj(i -> portfolios
                        .open(i % 2 == 0 ? maya : tom, new PortfolioName("No " + i), usd("50"))
                        .id())
                .toList();
        assertThat(portfolios.delete(maya, opened.getFirst())).isTrue();
        buyOne("90");

        var valued = new ArrayList<PortfolioValuation>();
        valuations.forEach(valued::add);

        assertThat(valued)
                .extracting(valuation -> valuation.portfolio().id())
                .doesNotHaveDuplicates()
                .containsAll(opened.subList(1, opened.size()))
                .doesNotContain(opened.getFirst());
        assertThat(valued)
                .filteredOn(valuation -> valuation.portfolio().id().equals(savings))
                .extracting(PortfolioValuation::equity)
                .containsExactly(Optional.of(usd("10010.00")));
    }

    /** Bought and sold at what it is worth: every figure read meanwhile must be as if nothing happened. */
    @Test
    void isNeverTornByWhatIsFilledMeanwhile() throws ExecutionException, InterruptedException {
        try (var executor = Executors.newSingleThreadExecutor()) {
            var trading = executor.submit(() -> {
                for (var round = 0; round < 150; round++) {
                    buyOne("100");
                    sellOne();
                }
            });
            do {
                var valuation = valuations.valuationOf(maya, savings).orElseThrow();
                assertThat(valuation.equity()).contains(usd("10000.00"));
                assertThat(valuation.dailyChange())
                        .isInstanceOfSatisfying(
                                DailyChange.Known.class,
                                change -> assertThat(change.gain().amount()).isEqualTo(usd("0.00")));
            } while (!trading.isDone());
            trading.get();
        }
    }

    private void buyOne(String price) {
        transaction.executeWithoutResult(_ -> {
            var account = portfolios.lock(maya, savings).orElseThrow();
            var _ = account.append(new Bought(account.now(), IBM, Quantity.of(1), Price.usd(price), usd(price)));
        });
    }

    private void sellOne() {
        transaction.executeWithoutResult(_ -> {
            var account = portfolios.lock(maya, savings).orElseThrow();
            var costTaken = account.position(IBM).costOf(Quantity.of(1));
            var _ = account.append(new Sold(account.now(), IBM, Quantity.of(1), PRICE, usd("100"), costTaken));
        });
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class AMarketThatNeverCloses {

        @Bean
        @Primary
        FakeMarket fakeMarket() {
            return new FakeMarket(new ContinuousCalendar(), Granularity.INTRADAY);
        }
    }
}
