package com.papertrade.trading;

import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.TestDatabase;
import com.papertrade.TestTraders;
import com.papertrade.identity.UserId;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.InstrumentType;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.Symbol;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.PortfolioName;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.portfolio.SearchText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two orders that were not filled: one to buy KEST expired at noon, one to sell QUIL was rejected a minute later. */
@SpringBootTest
@Import({TestDatabase.class, TestTraders.class})
class UnfilledOrdersIT {

    private static final Instant NOON = Instant.parse("2026-11-19T17:00:00Z");

    @Autowired
    Orders orders;

    @Autowired
    Portfolios portfolios;

    @Autowired
    Instruments instruments;

    @Autowired
    JdbcClient database;

    @Autowired
    TestTraders traders;

    UserId maya;
    PortfolioId growth;

    @BeforeEach
    void twoOrders() {
        maya = traders.signedUp("Maya");
        growth = portfolios.open(maya, new PortfolioName("Growth"), usd("1000")).id();
        var _ = instruments.save(List.of(
                new Instrument(new Symbol("KEST"), "Kestrel Devices", "NYSE", InstrumentType.STOCK, "USD", true)));
        ended("BUY", "KEST", "STOP_LIMIT", "EXPIRED", NOON, null);
        ended("SELL", "QUIL", "LIMIT", "REJECTED", NOON.plusSeconds(60), "Insufficient shares of QUIL: you have 5.");
    }

    private void ended(String side, String symbol, String type, String status, Instant at, @Nullable String rejection) {
        database.sql("""
                        insert into trade_order (id, portfolio_id, client_order_id, ticket, side, symbol, order_type,
                            limit_price, stop_price, quantity, accepted_at, working_since, status, ended_at,
                            rejection_reason, rejection_sentence)
                        values (:id, :portfolio, :side, 'by hand', :side, :symbol, :type, 70,
                            case :type when 'STOP_LIMIT' then 71 end, 10, cast(:at as timestamptz) - interval '1 day',
                            cast(:at as timestamptz) - interval '1 day', :status, cast(:at as timestamptz),
                            case when cast(:rejection as text) is not null then 'INSUFFICIENT_SHARES' end, :rejection)
                        """)
                .param("id", UUID.randomUUID())
                .param("portfolio", growth.value())
                .param("side", side)
                .param("symbol", symbol)
                .param("type", type)
                .param("status", status)
                .param("at", at.toString())
                .param("rejection", rejection)
                .update();
    }

    @Test
    void allComeNewestFirstAndNoMoreThanAskedFor() {
        assertThat(found(OrderFilter.ALL)).containsExactly("QUIL", "KEST");
        assertThat(orders.unfilled(maya, growth, OrderFilter.ALL, 1)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "kest, KEST",
                "KESTREL, KEST",
                "expired, KEST",
                "stop-limit, KEST",
                "buy devices, KEST",
                "sell, QUIL",
                "insufficient 5, QUIL",
                "xyz, -",
                "sell kestrel, -",
                "%, -"
            })
    void eachWordIsMet(String text, String symbol) {
        var filter = new OrderFilter(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), SearchText.of(text));

        assertThat(found(filter)).isEqualTo(symbol == null ? List.of() : List.of(symbol));
    }

    @Test
    void sideAndInstrumentNarrow() {
        assertThat(found(new OrderFilter(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Side.BUY),
                        Optional.empty(),
                        SearchText.NOTHING)))
                .containsExactly("KEST");
        assertThat(found(new OrderFilter(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Symbol("QUIL")),
                        SearchText.NOTHING)))
                .containsExactly("QUIL");
    }

    @Test
    void whenItEndedCountsAndBothEndsAreExact() {
        assertThat(found(between(NOON, NOON.plusSeconds(60)))).containsExactly("KEST");
        assertThat(found(between(NOON.plusNanos(1_000), NOON.plusSeconds(61)))).containsExactly("QUIL");
        assertThat(found(between(NOON.minusSeconds(60), NOON))).isEmpty();
    }

    @Test
    void somebodyElsesAreNotThere() {
        assertThat(orders.unfilled(traders.signedUp("Tom"), growth, OrderFilter.ALL, 10))
                .isEmpty();
    }

    private static OrderFilter between(Instant from, Instant before) {
        return new OrderFilter(
                Optional.of(from), Optional.of(before), Optional.empty(), Optional.empty(), SearchText.NOTHING);
    }

    private List<String> found(OrderFilter filter) {
        return orders.unfilled(maya, growth, filter, 10).stream()
                .map(order -> order.symbol().value())
                .toList();
    }
}
