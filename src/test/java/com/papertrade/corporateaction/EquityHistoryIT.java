package com.papertrade.corporateaction;

import static com.papertrade.corporateaction.Investor.AAPL;
import static com.papertrade.corporateaction.Investor.IBM;
import static com.papertrade.corporateaction.Investor.dividend;
import static com.papertrade.corporateaction.Investor.split;
import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.identity.UserId;
import com.papertrade.marketdata.PastPricesChanged;
import com.papertrade.money.Money;
import com.papertrade.performance.EquityHistory;
import com.papertrade.performance.EquityPoint;
import com.papertrade.platform.job.RecurringJob;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ten shares of Apple over its split of Monday 2020-08-31, bought on Thursday at Wednesday's close. */
@CorporateActionTest
class EquityHistoryIT {

    private static final LocalDate THURSDAY = LocalDate.of(2020, 8, 27);

    @Autowired
    Investor maya;

    @Autowired
    EquityHistory history;

    @Autowired
    List<RecurringJob> jobs;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    JdbcClient database;

    @BeforeEach
    void tenSharesOnThursday() {
        maya.holdsAppleBeforeItsSplit(); // which leaves 939.10
    }

    private void isWritten() {
        jobs.stream().filter(job -> job.name().equals("Write equity history")).forEach(RecurringJob::run);
    }

    private List<EquityPoint> points() {
        return history.of(maya.id, maya.portfolio, LocalDate.EPOCH);
    }

    private List<Money> equities() {
        return points().stream().map(EquityPoint::equity).toList();
    }

    @Test
    void everySessionHasItsEquityAndMissedOnesAreMadeUpFor() {
        maya.isTold(split(AAPL, "2020-08-31", "4"));
        maya.settlesAt("2020-09-01 18:00");
        isWritten();

        // 939.10 + 10 × 500.04, 10 × 499.23, 40 × 129.04, 40 × 134.18
        assertThat(equities()).containsExactly(usd("5939.50"), usd("5931.40"), usd("6100.70"), usd("6306.30"));
        assertThat(points())
                .extracting(EquityPoint::session)
                .containsExactly(
                        THURSDAY, LocalDate.of(2020, 8, 28), LocalDate.of(2020, 8, 31), LocalDate.of(2020, 9, 1));
        assertThat(points().getFirst().deposited()).isEqualTo(usd("6000.00"));
        assertThat(points().getLast().changeSince(points().get(2))).isEqualTo(usd("205.60"));
    }

    @Test
    void isTheSameWrittenEveryNightOrAllAtOnce() {
        maya.isTold(split(AAPL, "2020-08-31", "4"), dividend(AAPL, "2020-09-01", "0.20", "2020-09-10"));
        for (var evening : List.of("2020-08-27 18:00", "2020-08-28 18:00", "2020-08-31 18:00", "2020-09-01 18:00")) {
            maya.settlesAt(evening);
            isWritten();
        }
        var nightly = points();
        assertThat(nightly.getLast().dividends()).isEqualTo(usd("8.00"));

        database.sql("DELETE FROM equity_point").update();
        database.sql("DELETE FROM equity_progress").update();
        isWritten();

        assertThat(points()).isEqualTo(nightly).hasSize(4);
    }

    @Test
    void depositsAreNoGain() {
        maya.at("2020-08-28 10:00");
        maya.deposits("1000");
        maya.at("2020-08-28 18:00");
        isWritten();

        assertThat(points().getLast().deposited()).isEqualTo(usd("1000.00"));
        assertThat(points().getLast().netDeposits()).isEqualTo(usd("7000.00"));
        assertThat(points().getLast().changeSince(points().getFirst())).isEqualTo(usd("-8.10"));
    }

    @Test
    void aSplitToldLateHasTheSessionsSinceWrittenAnewAndNoOthers() {
        maya.at("2020-09-01 18:00");
        isWritten();
        assertThat(equities()).containsExactly(usd("5939.50"), usd("5931.40"), usd("2229.50"), usd("2280.90"));
        database.sql("UPDATE equity_point SET cash = 0 WHERE session < '2020-08-31'")
                .update(); // to tell who is rewritten

        maya.isTold(split(AAPL, "2020-08-31", "4"));
        maya.settles();
        assertThat(points()).hasSize(2);
        isWritten();

        assertThat(equities()).containsExactly(usd("5939.50"), usd("5931.40"), usd("6100.70"), usd("6306.30"));
        assertThat(points())
                .extracting(EquityPoint::cash)
                .containsExactly(usd("0.00"), usd("0.00"), usd("939.10"), usd("939.10"));
    }

    @Test
    void aMissingCloseLeavesAGapThatIsFilledWhenTheCloseIsKnown() {
        maya.market().forgets(AAPL, "2020-08-28");
        maya.isTold(split(AAPL, "2020-08-31", "4"));
        maya.settlesAt("2020-08-31 18:00");
        isWritten();
        assertThat(points()).extracting(EquityPoint::session).containsExactly(THURSDAY, LocalDate.of(2020, 8, 31));

        maya.market().closed(AAPL, "2020-08-28", "499.23");
        isWritten();
        assertThat(points()).hasSize(2); // tried again after a day
        maya.at("2020-09-01 15:59");
        isWritten();

        assertThat(equities()).containsExactly(usd("5939.50"), usd("5931.40"), usd("6100.70"));
    }

    @Test
    void theLatestSessionWaitsForItsCloses() {
        maya.market().forgets(AAPL, "2020-08-28");
        maya.at("2020-08-28 16:20");
        isWritten();
        assertThat(points()).hasSize(1);

        maya.market().closed(AAPL, "2020-08-28", "499.23");
        maya.at("2020-08-28 16:50");
        isWritten();

        assertThat(points()).hasSize(2);
    }

    @Test
    void pricesOfThePastThatChangeHaveItWrittenAnew() {
        maya.at("2020-08-28 18:00");
        isWritten();
        maya.market().closed(AAPL, "2020-08-28", "501.23");

        events.publishEvent(new PastPricesChanged(IBM, THURSDAY, THURSDAY));
        isWritten();
        assertThat(equities()).containsExactly(usd("5939.50"), usd("5931.40"));

        events.publishEvent(new PastPricesChanged(AAPL, LocalDate.of(2020, 8, 28), LocalDate.of(2020, 8, 28)));
        isWritten();
        assertThat(equities()).containsExactly(usd("5939.50"), usd("5951.40"));
    }

    @Test
    void aPriceOfOneSessionHasNoOtherSessionWrittenAnew() {
        maya.at("2020-08-28 18:00");
        isWritten();
        maya.market().closed(AAPL, "2020-08-28", "501.23");
        maya.market().closed(AAPL, "2020-08-27", "510.04");

        events.publishEvent(new PastPricesChanged(AAPL, THURSDAY, THURSDAY));
        isWritten();

        assertThat(equities()).containsExactly(usd("6039.50"), usd("5931.40"));
    }

    @Test
    void aGapIsFilledAtOnceWhenItsPriceIsImported() {
        maya.market().forgets(AAPL, "2020-08-28");
        maya.isTold(split(AAPL, "2020-08-31", "4"));
        maya.settlesAt("2020-08-31 18:00");
        isWritten();
        assertThat(points()).hasSize(2);

        maya.market().closed(AAPL, "2020-08-28", "499.23");
        events.publishEvent(new PastPricesChanged(AAPL, LocalDate.of(2020, 8, 28), LocalDate.of(2020, 8, 28)));
        isWritten();

        assertThat(equities()).containsExactly(usd("5939.50"), usd("5931.40"), usd("6100.70"));
    }

    @Test
    void isNobodyElses() {
        maya.at("2020-08-28 18:00");
        isWritten();

        assertThat(history.of(UserId.random(), maya.portfolio, LocalDate.EPOCH)).isEmpty();
        assertThat(history.ofAll(UserId.random(), LocalDate.EPOCH)).isEmpty();
        assertThat(history.ofAll(maya.id, LocalDate.EPOCH)).containsOnlyKeys(maya.portfolio);
    }
}
