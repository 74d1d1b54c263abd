package com.papertrade.portfolio;

import static com.papertrade.money.Money.usd;
import static com.papertrade.portfolio.LongLedger.DAYS;
import static com.papertrade.portfolio.LongLedger.ENTRIES;
import static com.papertrade.portfolio.LongLedger.FIRST_DAY;
import static com.papertrade.portfolio.LongLedger.NEW_YORK;
import static com.papertrade.portfolio.LongLedger.sequence;
import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.TestDatabase;
import com.papertrade.TestTraders;
import com.papertrade.identity.UserId;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.InstrumentType;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** In a ledger of 100,001 entries, see {@link LongLedger}. */
@SpringBootTest
@Import({TestDatabase.class, TestTraders.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerSearchIT {

    private static final int PAGE = 50;

    @Autowired
    LedgerSearch search;

    @Autowired
    Portfolios portfolios;

    @Autowired
    Instruments instruments;

    @Autowired
    LedgerVerification verification;

    @Autowired
    JdbcClient database;

    @Autowired
    TestTraders traders;

    LongLedger ledger;
    UserId maya;

    @BeforeAll
    void aLongLedger() {
        maya = traders.signedUp("Maya");
        ledger = LongLedger.writtenTo(database, maya);
        var _ = instruments.save(List.of(
                new Instrument(new Symbol("S07"), "Kestrel Devices", "NYSE", InstrumentType.STOCK, "USD", true),
                new Instrument(new Symbol("S08"), "L'Étoile Foods", "NYSE", InstrumentType.STOCK, "USD", false)));
    }

    @Test
    void theLedgerIsOneThatPaperTradeCouldHaveWritten() {
        assertThat(verification.verify(ledger.id())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 49_975, 99_951, 100_000})
    void withoutAFilterAllAreThereNewestFirst(int offset) {
        assertThat(sequences(LedgerFilter.ALL, offset))
                .isEqualTo(LongStream.iterate(ENTRIES - offset, last -> last - 1)
                        .limit(Math.min(PAGE, ENTRIES - offset))
                        .boxed()
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "DEPOSITED, 20001",
        "WITHDRAWN, 10000",
        "BOUGHT, 10000",
        "SOLD, 10000",
        "DIVIDEND_RECEIVED, 10000",
        "SHARES_SPLIT, 10000",
        "FEE_CHARGED, 20000",
        "REVERSED, 10000"
    })
    void everyKindIsFoundAndNoOther(EntryKind kind, int entries) {
        assertThat(found(ofKinds(kind))).isEqualTo(entries);
        assertThat(search.page(maya, ledger.id(), ofKinds(kind), count(ofKinds(kind)), entries - 2, PAGE))
                .hasSize(2)
                .allSatisfy(record -> assertThat(database.sql("select kind from ledger_entry where sequence = :n")
                                .param("n", record.sequence())
                                .query(String.class)
                                .list())
                        .contains(kind.name()));
    }

    @Test
    void severalKindsAreFoundTogether() {
        assertThat(sequences(ofKinds(EntryKind.BOUGHT, EntryKind.SOLD), 19_996))
                .containsExactly(sequence(1, 4), sequence(1, 0), sequence(0, 4), sequence(0, 0));
    }

    @Test
    void anInstrumentsEntriesAreFoundHoweverFarDown() {
        var filter = ofInstrument("S07");

        assertThat(found(filter)).isEqualTo(4 * DAYS / 50);
        assertThat(sequences(filter, 4 * DAYS / 50 - 5))
                .containsExactly(sequence(57, 0), sequence(7, 4), sequence(7, 3), sequence(7, 2), sequence(7, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s07                 | 1200", // 4 a time, and the 2 fees that name it
                "S07                 | 1200",
                "kestrel             | 800",
                "kes devices         | 800",
                "letoile             | 800",
                "l'étoile foods      | 800",
                "commission          | 20000",
                "commission selling  | 10000",
                "selling s07         | 200",
                "dividend            | 10000",
                "dividend kestrel    | 200",
                "imported twice      | 10000",
                "reversal            | 10000",
                "xyz                 | 0",
                "dividend commission | 0",
                "%                   | 0",
                "_                   | 0",
            })
    void eachWordIsMet(String text, int entries) {
        assertThat(found(withText(text))).isEqualTo(entries);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'", "\\", "kestrel '", "\ud83d", "{\"}"})
    void whatMeansSomethingToADatabaseMeansNothingHere(String text) {
        assertThat(found(withText(text))).isZero();
    }

    @Test
    void aZeroByteIsNoReasonToFail() {
        assertThat(found(withText("kestrel\0"))).isEqualTo(800);
    }

    @Test
    void whatIsFoundByTextComesNewestFirst() {
        assertThat(sequences(withText("selling s07"), 198)).containsExactly(sequence(57, 5), sequence(7, 5));
    }

    /** Its first entry is of midnight in New York, the last of the day before of 18:00. */
    @ParameterizedTest
    @CsvSource({"1999-03-05", "1999-04-04", "1999-10-31", "2026-05-18"})
    void aDayIsOneInNewYorkFromMidnightToMidnight(LocalDate day) {
        var nth = (int) (day.toEpochDay() - FIRST_DAY.toEpochDay());
        var filter = between(midnight(day), midnight(day.plusDays(1)));

        assertThat(found(filter)).isEqualTo(10);
        assertThat(sequences(filter, 0))
                .containsExactlyElementsOf(IntStream.iterate(9, k -> k - 1)
                        .limit(10)
                        .mapToObj(k -> sequence(nth, k))
                        .toList());
    }

    @Test
    void bothEndsOfAStretchAreExact() {
        var midnight = midnight(FIRST_DAY.plusDays(100));

        assertThat(found(between(Instant.EPOCH, midnight))).isEqualTo(1_001);
        assertThat(found(between(Instant.EPOCH, midnight.plusNanos(1_000)))).isEqualTo(1_002);
        assertThat(found(between(midnight, Instant.parse("2100-01-01T00:00:00Z"))))
                .isEqualTo(ENTRIES - 1_001);
        assertThat(found(between(midnight.plusNanos(1_000), Instant.parse("2100-01-01T00:00:00Z"))))
                .isEqualTo(ENTRIES - 1_002);
    }

    @Test
    void aTimeBeforeOrAfterAllFindsNothing() {
        assertThat(found(between(Instant.EPOCH, Instant.parse("1990-01-01T00:00:00Z"))))
                .isZero();
        assertThat(found(between(Instant.parse("2100-01-01T00:00:00Z"), Instant.parse("2101-01-01T00:00:00Z"))))
                .isZero();
        assertThat(sequences(between(Instant.EPOCH, Instant.parse("1990-01-01T00:00:00Z")), 0))
                .isEmpty();
        assertThat(found(between(midnight(FIRST_DAY.plusDays(2)), midnight(FIRST_DAY))))
                .isZero();
    }

    @Test
    void allThatIsAskedForHoldsAtOnce() {
        var filter = new LedgerFilter(
                Optional.of(midnight(FIRST_DAY.plusDays(7))),
                Optional.of(midnight(FIRST_DAY.plusDays(58))),
                Set.of(EntryKind.SOLD, EntryKind.DIVIDEND_RECEIVED),
                Optional.of(new Symbol("S07")),
                SearchText.of("kestrel"));

        assertThat(found(filter)).isEqualTo(4);
        assertThat(sequences(filter, 0))
                .containsExactly(sequence(57, 4), sequence(57, 2), sequence(7, 4), sequence(7, 2));
    }

    @Test
    void pageAfterPageEveryEntryComesOnceInOneReadingHoweverMuchIsAddedMeanwhile() {
        var id = portfolios.open(maya, new PortfolioName("Growing"), usd("1")).id();
        IntStream.range(0, 24).forEach(_ -> portfolios.deposit(maya, id, usd("1")));

        for (var filter : List.of(LedgerFilter.ALL, ofKinds(EntryKind.DEPOSITED))) {
            var counted = search.count(maya, id, filter);
            List<Long> read = new ArrayList<>();
            for (int offset = 0; offset < counted.entries(); offset += 10) {
                search.page(maya, id, filter, counted, offset, 10).forEach(record -> read.add(record.sequence()));
                portfolios.deposit(maya, id, usd("1"));
            }
            assertThat(read)
                    .isEqualTo(LongStream.rangeClosed(1, counted.entries())
                            .boxed()
                            .toList()
                            .reversed());
        }
    }

    @Test
    void everyPageOfEverySizeIsWhatLiesThere() {
        var filter = withText("selling s07");
        var all = IntStream.iterate(9_957, day -> day - 50)
                .limit(200)
                .mapToObj(day -> sequence(day, 5))
                .toList();
        var counted = count(filter);

        for (int size : new int[] {1, 49, 50, 51, 120, 200}) {
            for (int offset : new int[] {0, 1, 49, 50, 51, 99, 100, 149, 150, 198, 199}) {
                assertThat(search.page(maya, ledger.id(), filter, counted, offset, size))
                        .extracting(LedgerRecord::sequence)
                        .isEqualTo(all.subList(offset, Math.min(200, offset + size)));
            }
        }
        assertThat(search.page(maya, ledger.id(), filter, counted, 200, PAGE)).isEmpty();
    }

    @Test
    void whatIsNewIsAddedToWhatWasCounted() {
        var id = portfolios.open(maya, new PortfolioName("Counted"), usd("10")).id();
        var deposits = ofKinds(EntryKind.DEPOSITED);
        var before = search.count(maya, id, deposits);
        portfolios.withdraw(maya, id, usd("1"));
        portfolios.deposit(maya, id, usd("1"));

        var after = search.countAgain(maya, id, deposits, before);

        assertThat(after).isEqualTo(new LedgerCount(3, 2, List.of(1L))).isEqualTo(search.count(maya, id, deposits));
        assertThat(search.countAgain(maya, id, deposits, after)).isEqualTo(after);
    }

    @Test
    void somebodyElsesLedgerIsAnsweredLikeOneThatIsNotThere() {
        var tom = traders.signedUp("Tom");

        for (var filter : List.of(LedgerFilter.ALL, withText("kestrel"))) {
            assertThat(search.count(tom, ledger.id(), filter)).isEqualTo(LedgerCount.NONE);
            assertThat(search.page(tom, ledger.id(), filter, count(filter), 0, PAGE))
                    .isEmpty();
        }
        assertThat(search.entry(tom, ledger.id(), 1)).isEmpty();
        assertThat(search.symbols(tom, ledger.id())).isEmpty();
    }

    @Test
    void everythingEverHeldIsOfferedBySymbol() {
        assertThat(search.symbols(maya, ledger.id()))
                .hasSize(50)
                .startsWith(new Symbol("S00"), new Symbol("S01"))
                .isSorted();
    }

    /** Nothing fails because it is slow; what is asked of it is a p95 under 100 ms. */
    @Test
    void whatAPageCosts() {
        record Question(String name, LedgerFilter filter) {}
        var questions = List.of(
                new Question("all", LedgerFilter.ALL),
                new Question("ten years", between(midnight(FIRST_DAY), midnight(FIRST_DAY.plusYears(10)))),
                new Question("fees", ofKinds(EntryKind.FEE_CHARGED)),
                new Question("one instrument", ofInstrument("S07")),
                new Question("text: commission", withText("commission")),
                new Question("text: kestrel", withText("kestrel")),
                new Question("text: imported twice", withText("imported twice")),
                new Question("text: nothing like it", withText("xyz")));
        System.out.printf("%nActivity of %,d entries, ms a page of %d%n", ENTRIES, PAGE);
        System.out.printf("%-24s %9s %22s %22s %22s %22s%n", "filter", "entries", "count", "top", "middle", "end");
        List<Long> pages = new ArrayList<>();
        for (var question : questions) {
            var counted = count(question.filter());
            var entries = counted.entries();
            System.out.printf(
                    "%-24s %,9d %22s %22s %22s %22s%n",
                    question.name(),
                    entries,
                    cost(() -> found(question.filter()), new ArrayList<>()),
                    cost(() -> sequences(question.filter(), counted, 0), pages),
                    cost(() -> sequences(question.filter(), counted, entries / 2), pages),
                    cost(() -> sequences(question.filter(), counted, Math.max(0, entries - PAGE)), pages));
        }
        System.out.printf("all pages: %s%n%n", percentiles(pages));
        assertThat(pages).hasSize(questions.size() * 3 * REPETITIONS);
    }

    private static final int REPETITIONS = 40;

    private static String cost(Runnable question, List<Long> all) {
        long[] nanos = new long[REPETITIONS];
        question.run();
        for (int i = 0; i < REPETITIONS; i++) {
            var began = System.nanoTime();
            question.run();
            nanos[i] = System.nanoTime() - began;
        }
        var each = Arrays.stream(nanos).boxed().toList();
        all.addAll(each);
        return percentiles(each);
    }

    private static String percentiles(List<Long> nanos) {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        return "p50 %5.1f  p95 %5.1f"
                .formatted(sorted.get(sorted.size() / 2) / 1e6, sorted.get(sorted.size() * 95 / 100) / 1e6);
    }

    private LedgerCount count(LedgerFilter filter) {
        return search.count(maya, ledger.id(), filter);
    }

    private int found(LedgerFilter filter) {
        return count(filter).entries();
    }

    private List<Long> sequences(LedgerFilter filter, int offset) {
        return sequences(filter, count(filter), offset);
    }

    private List<Long> sequences(LedgerFilter filter, LedgerCount counted, int offset) {
        return search.page(maya, ledger.id(), filter, counted, offset, PAGE).stream()
                .map(LedgerRecord::sequence)
                .toList();
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(NEW_YORK).toInstant();
    }

    private static LedgerFilter between(Instant from, Instant before) {
        return new LedgerFilter(Optional.of(from), Optional.of(before), Set.of(), Optional.empty(), SearchText.NOTHING);
    }

    private static LedgerFilter ofKinds(EntryKind... kinds) {
        return new LedgerFilter(
                Optional.empty(), Optional.empty(), Set.of(kinds), Optional.empty(), SearchText.NOTHING);
    }

    private static LedgerFilter ofInstrument(String symbol) {
        return new LedgerFilter(
                Optional.empty(), Optional.empty(), Set.of(), Optional.of(new Symbol(symbol)), SearchText.NOTHING);
    }

    private static LedgerFilter withText(String text) {
        return new LedgerFilter(Optional.empty(), Optional.empty(), Set.of(), Optional.empty(), SearchText.of(text));
    }
}
