package com.papertrade.trading;

import static com.papertrade.money.Money.usd;

import com.papertrade.MovableClock;
import com.papertrade.TestDatabase;
import com.papertrade.TestTraders;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.InstrumentType;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.Granularity;
import com.papertrade.money.Money;
import com.papertrade.portfolio.PortfolioName;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.TestContextManager;

/**
 * Whatever happens to a portfolio, in whatever order: after each step its books are right. A sequence
 * that fails is printed with its seed, shortened to what matters; {@code @Property(seed = "…")} plays it
 * again.
 */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@Import({TestDatabase.class, TestTraders.class, TradingServices.class})
class OrderSequencesIT {

    /** In New York it is 11 o'clock on a Tuesday; the half day after Thanksgiving and a weekend are ahead. */
    private static final Instant TUESDAY = Instant.parse("2026-11-24T16:00:00Z");

    private static final Money OPENING_DEPOSIT = usd("10000");

    private static final List<BigDecimal> PRICES =
            List.of(new BigDecimal("100"), new BigDecimal("41.517"), new BigDecimal("0.035"));

    /** Nobody remembers in one try what was seen of an instrument in another. */
    private static final AtomicInteger TRIES = new AtomicInteger();

    @Autowired
    TradingServices services;

    @Autowired
    PlayedMarket market;

    @Autowired
    Instruments instruments;

    @Autowired
    TestTraders traders;

    /** jqwik knows nothing of Spring. */
    @BeforeProperty
    void spring() throws Exception {
        new TestContextManager(OrderSequencesIT.class).prepareTestInstance(this);
    }

    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
    void theBooksAreRightWherePricesComeAllTheTime(
            @ForAll("terms") TradingTerms terms, @ForAll("lives") List<Step> steps) {
        live(Granularity.INTRADAY, terms, steps);
    }

    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
    void theBooksAreRightWherePricesComeOnceASession(
            @ForAll("terms") TradingTerms terms, @ForAll("lives") List<Step> steps) {
        live(Granularity.END_OF_DAY, terms, steps);
    }

    @Provide
    Arbitrary<List<Step>> lives() {
        return RandomSteps.sequences(60);
    }

    @Provide
    Arbitrary<TradingTerms> terms() {
        return RandomSteps.terms();
    }

    private void live(Granularity granularity, TradingTerms terms, List<Step> steps) {
        market.reset(TUESDAY);
        market.granularity = granularity;
        var maya = traders.signedUp("Maya");
        var portfolio = services.accounts()
                .open(maya, new PortfolioName("Long game"), OPENING_DEPOSIT, terms)
                .id();
        var prices = new PlayedPrices(market, listed(), PRICES);
        var examiner = new LifeExaminer(services, maya, portfolio, prices.symbols(), OPENING_DEPOSIT, terms);
        new PlayedLife(services, prices, examiner, maya, portfolio).live(steps);
    }

    private List<Symbol> listed() {
        var number = TRIES.incrementAndGet();
        var symbols = Stream.of("BLUE", "MIDL", "PENY")
                .map(name -> new Symbol(name + number))
                .toList();
        var _ = instruments.save(symbols.stream()
                .map(symbol -> new Instrument(symbol, symbol.value(), "NYSE", InstrumentType.STOCK, "USD", true))
                .toList());
        return symbols;
    }

    @TestConfiguration
    static class Market {

        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock(TUESDAY);
        }

        @Bean
        @Primary
        PlayedMarket market(MovableClock clock) {
            return new PlayedMarket(clock);
        }
    }
}
