package com.papertrade.month;

import static com.papertrade.month.CountingAlphaVantage.CALLS_PER_DAY;
import static com.papertrade.month.InventedMarket.CALENDAR;
import static com.papertrade.month.InventedMarket.TREES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.papertrade.MovableClock;
import com.papertrade.TestDatabase;
import com.papertrade.TestTraders;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.MarketData;
import com.papertrade.marketdata.MarketDataInMovedTime;
import com.papertrade.marketdata.alphavantage.AlphaVantageInMovedTime;
import com.papertrade.month.CountingAlphaVantage.Call;
import com.papertrade.month.CountingAlphaVantage.Verdict;
import com.papertrade.performance.Valuations;
import com.papertrade.platform.job.RecurringJob;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.trading.TradingDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A month on a free key: 22 sessions from Thursday 29 October to Monday 30 November 2026, which have the end
 * of daylight-saving time, Thanksgiving and the half day after it between them. Twenty symbols are
 * held. On one evening, of Wednesday 11 November, the closes come only after midnight, when the next
 * day's calls have begun to count.
 */
@ApplicationModuleTest(
        module = "corporateaction",
        mode = BootstrapMode.ALL_DEPENDENCIES,
        extraIncludes = "performance",
        verifyAutomatically = false)
@Import({TestDatabase.class, TestTraders.class, AlphaVantageInMovedTime.class, MonthOn25CallsIT.Time.class})
class MonthOn25CallsIT {

    private static final LocalDate FIRST = LocalDate.of(2026, 10, 29);
    private static final LocalDate LAST = LocalDate.of(2026, 11, 30);

    /** The Saturday before, on whose calls the twenty symbols are bought. */
    private static final LocalDate SETTLING_IN = LocalDate.of(2026, 10, 24);

    /** As the application is set up for a free key. */
    private static final int KEPT_FOR_ORDERS = 3;

    private static final LocalDate LATE = LocalDate.of(2026, 11, 11);

    private static final InventedMarket MARKET = new InventedMarket(Map.of(LATE, at(LATE.plusDays(1), "00:50")));

    private static final MovableClock CLOCK = new MovableClock(at(SETTLING_IN, "10:00"));

    private static CountingAlphaVantage alphaVantage;

    @Autowired
    Portfolios portfolios;

    @Autowired
    Valuations valuations;

    @Autowired
    TradingDesk desk;

    @Autowired
    MarketData marketData;

    @Autowired
    Instruments instruments;

    @Autowired
    TestTraders traders;

    @Autowired
    JdbcClient database;

    @Autowired
    List<RecurringJob> jobs;

    @Autowired
    ScheduledTaskHolder scheduled;

    final Diary diary = new Diary(CLOCK, MARKET);
    final Timetable timetable = new Timetable(CLOCK);

    @DynamicPropertySource
    static void aFreeKey(DynamicPropertyRegistry settings) throws IOException {
        alphaVantage = new CountingAlphaVantage(MARKET, CLOCK);
        settings.add("papertrade.market-data.provider", () -> "alpha-vantage");
        settings.add("papertrade.market-data.alpha-vantage.api-key", () -> "FREE");
        settings.add("papertrade.market-data.alpha-vantage.base-url", alphaVantage::baseUrl);
    }

    @AfterAll
    static void stop() {
        alphaVantage.close();
    }

    @Test
    void twentySymbolsAndTheirPeopleLiveOnTwentyFiveCallsADay() throws IOException {
        liveThroughTheMonth();

        var calls = alphaVantage.calls();
        tell(diary.table(FIRST, LAST, calls));

        assertThat(days(SETTLING_IN, LAST))
                .allSatisfy(day -> assertThat(Diary.on(day, calls)).hasSizeLessThanOrEqualTo(CALLS_PER_DAY));
        assertThat(calls)
                .as("calls refused, or about what was known")
                .noneMatch(call -> call.verdict() == Verdict.REFUSED || call.verdict() == Verdict.NEEDLESS);
        assertThat(calls)
                .as("calls about what is listed abroad, though it was looked at and ordered every day")
                .noneMatch(call -> call.subject().equals(Household.ABROAD.value()));
        assertThat(diary.complaints()).isEmpty();
        assertThat(diary.staleness())
                .as("sessions that a price on a screen is behind the provider")
                .allMatch(behind -> behind <= 2);
        assertThat(calls)
                .as("calls for what is held on days without a session, but for a session that was missed")
                .filteredOn(Diary::isForHeldOffSession)
                .allMatch(call -> call.verdict() == Verdict.USEFUL);
        assertThat(TREES)
                .as("symbols about whose splits or dividends nobody has asked all month")
                .allMatch(symbol -> isAsked(calls, "SPLITS", symbol) && isAsked(calls, "DIVIDENDS", symbol));
        assertThat(diary.unknownAtOpen(LATE))
                .as("after the late evening the next close brings both")
                .isLessThanOrEqualTo(TREES.size());
        assertThat(ordinaryNightsWithUnknownCloses())
                .as("a close is not known at the next open only where the evening's calls ran out")
                .allMatch(session -> Diary.on(session, calls).size() >= CALLS_PER_DAY - KEPT_FOR_ORDERS);
        assertThat(ordinaryNightsWithUnknownCloses())
                .as("closes that one evening has no call for: of 25, 20 are for what is held and 3 for orders")
                .allMatch(session -> diary.unknownAtOpen(session) <= 3)
                .hasSizeLessThanOrEqualTo(5);
    }

    private static boolean isAsked(List<Call> calls, String function, Symbol about) {
        return calls.stream()
                .anyMatch(call ->
                        call.function().equals(function) && call.subject().equals(about.value()));
    }

    private List<LocalDate> ordinaryNightsWithUnknownCloses() {
        return sessions()
                .filter(session -> !session.equals(LATE) && diary.unknownAtOpen(session) > 0)
                .toList();
    }

    private void tell(String table) throws IOException {
        System.out.println(table);
        diary.complaints().forEach(System.out::println);
        Files.writeString(Path.of("target/month-on-25-calls.txt"), table);
    }

    private void liveThroughTheMonth() {
        var household = new Household(
                new Household.Services(portfolios, valuations, desk, marketData, instruments, CLOCK), MARKET, diary);
        scheduled.getScheduledTasks().forEach(timetable::enter);
        jobs.forEach(timetable::enter);
        timetable.enter(at(SETTLING_IN, "11:00"), () -> {
            household.settleIn(() -> traders.signedUp("Member"));
            days(FIRST, LAST).forEach(day -> household.plan(day, timetable));
        });
        days(FIRST, LAST)
                .flatMap(day -> CALENDAR.session(day).stream())
                .forEach(session -> timetable.enter(session.open(), this::checkAtOpen));
        timetable.run(at(LAST.plusDays(1), "00:00"), () -> MarketDataInMovedTime.awaitRefreshes(marketData));
    }

    /** Of how many held symbols the latest session is not known when the next one opens. */
    private void checkAtOpen() {
        var previous = CALENDAR.latestCompleted(CLOCK.instant()).date();
        var known = database.sql("select symbol from price_bar where session = :session")
                .param("session", previous)
                .query(String.class)
                .set();
        var unknown =
                TREES.stream().filter(symbol -> !known.contains(symbol.value())).count();
        diary.noteUnknownAtOpen(previous, Math.toIntExact(unknown));
    }

    private static Stream<LocalDate> sessions() {
        return days(FIRST, LAST).filter(day -> CALENDAR.session(day).isPresent());
    }

    private static Stream<LocalDate> days(LocalDate first, LocalDate last) {
        return first.datesUntil(last.plusDays(1));
    }

    private static Instant at(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(CALENDAR.zone()).toInstant();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {

        @Bean
        @Primary
        MovableClock movableClock() {
            return CLOCK;
        }

        /** Runs nothing: the timetable does. */
        @Bean
        TaskScheduler taskScheduler() {
            return mock(TaskScheduler.class);
        }
    }
}
