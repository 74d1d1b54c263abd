package com.papertrade.instrument;

import static com.papertrade.instrument.InstrumentType.ETF;
import static com.papertrade.instrument.InstrumentType.OTHER;
import static com.papertrade.instrument.InstrumentType.STOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.papertrade.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class InstrumentsIT {

    private static JdbcClient database;

    private final Instruments instruments = new Instruments(database, new ListingSource("ALPHA_VANTAGE"));

    @BeforeAll
    static void migrate() throws SQLException {
        var details = TestDatabase.empty();
        var connections =
                new DriverManagerDataSource(details.getJdbcUrl(), details.getUsername(), details.getPassword());
        Flyway.configure().dataSource(connections).load().migrate();
        database = JdbcClient.create(connections);
    }

    @BeforeEach
    void listings() {
        database.sql("TRUNCATE instrument").update();
        instruments.save(List.of(
                listed("AAPL", "Apple Inc", "NASDAQ", STOCK),
                listed("APLE", "Apple Hospitality REIT Inc", "NYSE", STOCK),
                listed("AAPY", "Kurv Yield Premium Strategy Apple (AAPL) ETF", "BATS", ETF),
                listed("MLP", "Maui Land & Pineapple Co. Inc", "NYSE", STOCK),
                listed("A", "Agilent Technologies Inc", "NYSE", STOCK),
                listed("AA", "Alcoa Corp", "NYSE", STOCK),
                listed("BRK-A", "Berkshire Hathaway Inc", "NYSE", STOCK),
                listed("BRK-B", "Berkshire Hathaway Inc", "NYSE", STOCK),
                listed("MCD", "McDonald's Corp", "NYSE", STOCK),
                listed("NSRGY", "Nestlé S.A.", "OTC", STOCK),
                new Instrument(new Symbol("TSCO.LON"), "Tesco PLC", "United Kingdom", STOCK, "GBX", true),
                new Instrument(new Symbol("AAPLD"), "Apple Delisted", "NASDAQ", STOCK, "USD", false)));
    }

    @Test
    void aNameFindsTheCompanyThatItBeginsBeforeTheOthers() {
        assertThat(found("apple")).containsExactly("AAPL", "APLE", "AAPLD", "AAPY");
    }

    @Test
    void aTickerFindsItselfThenThoseThatBeginWithItShortestFirst() {
        assertThat(found("aa")).containsExactly("AA", "AAPL", "AAPY", "AAPLD");
        assertThat(found("A")).startsWith("A", "AA", "AAPL", "AAPY", "APLE", "AAPLD");
    }

    @Test
    void everyWordTypedMustBeginAWordOfTheName() {
        assertThat(found("berk hath")).containsExactly("BRK-A", "BRK-B");
        assertThat(found("hathaway berkshire")).containsExactly("BRK-A", "BRK-B");
        assertThat(found("berkshire apple")).isEmpty();
        assertThat(found("athaway")).isEmpty();
    }

    @Test
    void aShareClassIsFoundHoweverItIsWritten() {
        assertThat(found("brk-b")).containsExactly("BRK-B");
        assertThat(found("BRK.B")).containsExactly("BRK-B");
        assertThat(found("tsco.lon")).containsExactly("TSCO.LON");
    }

    @Test
    void accentsApostrophesAndCaseDoNotMatter() {
        assertThat(found("NESTLE")).containsExactly("NSRGY");
        assertThat(found("nestlé s")).containsExactly("NSRGY");
        assertThat(found("mcdonalds")).containsExactly("MCD");
        assertThat(found("McDonald’s")).containsExactly("MCD");
    }

    @Test
    void anExampleInDollarsOnAMajorExchangeComesBeforeOthers() {
        instruments.save(List.of(
                new Instrument(new Symbol("AAA.LON"), "Zebra PLC", "United Kingdom", STOCK, "GBX", true),
                listed("ZZZZ", "Zebra Technologies Corp", "NASDAQ", STOCK),
                new Instrument(new Symbol("AAA.FRK"), "Zebra AG", "Frankfurt", STOCK, "EUR", true),
                new Instrument(new Symbol("AAB"), "Zebra OTC", "OTC", STOCK, "USD", true)));

        assertThat(found("zebra")).containsExactly("ZZZZ", "AAB", "AAA.FRK", "AAA.LON");
    }

    @Test
    void theShortTickerComesBeforeNamesThatAreHardlyShorter() {
        instruments.save(List.of(
                listed("SPY", "SPDR S&P 500 ETF Trust", "NYSE ARCA", ETF),
                listed("EFIV", "SPDR S&P 500 ESG ETF", "NYSE ARCA", ETF),
                listed("JPM-P-C", "JPMorgan Chase & Company", "NYSE", STOCK),
                listed("JPM", "JPMorgan Chase & Company", "NYSE", STOCK),
                listed("JPIE", "JPMORGAN INCOME ETF", "NYSE ARCA", ETF)));

        // 4 * 3 + 22 characters against 4 * 4 + 20; then 4 * 3 + 22, 4 * 4 + 19 and 4 * 7 + 22.
        assertThat(found("spdr s&p")).containsExactly("SPY", "EFIV");
        assertThat(found("jpmorgan")).containsExactly("JPM", "JPIE", "JPM-P-C");
    }

    @Test
    void nothingIsFoundTwiceThoughTickerNameAndWordsMatch() {
        instruments.save(List.of(
                listed("META", "Meta Platforms Inc - Class A", "NASDAQ", STOCK),
                listed("METAX", "Metals of Meta", "NASDAQ", STOCK),
                listed("MTA", "Metalla Royalty", "NYSE", STOCK),
                listed("AQMS", "Aqua Metals Inc", "NASDAQ", STOCK)));

        assertThat(found("meta")).containsExactly("META", "METAX", "MTA", "AQMS");
        assertThat(instruments.search("meta", 3)).hasSize(3);
    }

    @Test
    void noMoreAreFoundThanAskedFor() {
        assertThat(instruments.search("a", 2)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "%",
                "_",
                "'",
                "''; DROP TABLE instrument; --",
                "\\",
                "&",
                "|",
                "!",
                ":*",
                "a & b",
                "!apple",
                "apple:*",
                "<->",
                "(",
                "\"",
                "😀",
                "a😀b",
                "\u0000",
                "\u0001\t\n",
                "\uD800",
                "ß",
                "％",
                "-",
                ".",
                "٣"
            })
    void whateverIsTypedTheSearchAnswers(String typed) {
        assertThatCode(() -> instruments.search(typed, 10)).doesNotThrowAnyException();
        assertThat(found("apple")).isNotEmpty();
    }

    @Test
    void textOfTenThousandCharactersIsAnsweredToo() {
        assertThat(instruments.search("x".repeat(10_000), 10)).isEmpty();
        assertThat(instruments.search("x y ".repeat(2_500), 10)).isEmpty();
    }

    @Test
    void wildcardsAreOrdinaryCharacters() {
        assertThat(found("%")).isEmpty();
        assertThat(found("A_PL")).isEmpty();
    }

    @Test
    void knownSymbolsAreFoundAtOnce() {
        assertThat(instruments.find(List.of(new Symbol("AAPL"), new Symbol("NONE"), new Symbol("MLP"))))
                .containsOnlyKeys(new Symbol("AAPL"), new Symbol("MLP"));
        assertThat(instruments.find(new Symbol("AAPL"))).contains(listed("AAPL", "Apple Inc", "NASDAQ", STOCK));
        assertThat(instruments.find(List.of())).isEmpty();
    }

    @Test
    void savingAgainBringsUpToDate() {
        instruments.save(List.of(new Instrument(new Symbol("AAPL"), "Apple Computer", "NYSE", STOCK, "USD", false)));

        assertThat(instruments.find(new Symbol("AAPL")))
                .contains(new Instrument(new Symbol("AAPL"), "Apple Computer", "NYSE", STOCK, "USD", false));
        assertThat(found("apple comp")).containsExactly("AAPL");
    }

    @Test
    void whatIsKnownIsNotReplacedByABlank() {
        instruments.save(List.of(new Instrument(new Symbol("AAPL"), "AAPL", "", OTHER, "", true)));
        instruments.save(List.of(new Instrument(new Symbol("MLP"), " ", "", OTHER, "", true)));

        assertThat(instruments.find(new Symbol("AAPL"))).contains(listed("AAPL", "Apple Inc", "NASDAQ", STOCK));
        assertThat(instruments.find(new Symbol("MLP")).orElseThrow().name()).isEqualTo("Maui Land & Pineapple Co. Inc");
        assertThat(found("apple inc")).startsWith("AAPL");
    }

    @Test
    void aBlankThatReplacesNothingIsNoChange() {
        var blank = new Instrument(new Symbol("AAPL"), "AAPL", "", OTHER, "", true);
        var delisted = new Instrument(new Symbol("AAPL"), "AAPL", "", OTHER, "", false);

        assertThat(instruments.save(List.of(blank))).isZero();
        assertThat(instruments.save(List.of(delisted))).isOne();
        assertThat(instruments.save(List.of(delisted))).isZero();
    }

    @Test
    void anInstrumentWithoutANameIsCalledByItsSymbol() {
        instruments.save(List.of(new Instrument(new Symbol("NEWCO"), "\u0000", "NYSE", STOCK, "USD", true)));

        assertThat(instruments.find(new Symbol("NEWCO")).orElseThrow().name()).isEqualTo("NEWCO");
    }

    @Test
    void theSameInstrumentTwiceInOneListingIsSavedOnce() {
        instruments.save(List.of(listed("TWIN", "First", "NYSE", STOCK), listed("TWIN", "Second", "NYSE", STOCK)));

        assertThat(instruments.find(new Symbol("TWIN")).orElseThrow().name()).isEqualTo("Second");
    }

    @Test
    void anInventedCompanyIsNeverFoundBesideARealOne() {
        var simulated = new Instruments(database, new ListingSource("SIMULATED"));
        simulated.save(List.of(listed("AAPL", "Apple of the Simulation", "Simulated exchange", STOCK)));

        assertThat(instruments.find(new Symbol("AAPL")).orElseThrow().name()).isEqualTo("Apple Inc");
        assertThat(found("simulation")).isEmpty();
        assertThat(simulated.search("apple", 10))
                .extracting(Instrument::name)
                .containsExactly("Apple of the Simulation");
        assertThat(simulated.find(new Symbol("MLP"))).isEmpty();
    }

    @Test
    void aSearchAddsWhatIsUnknownAndChangesNothingOfWhatIsListed() {
        var newcomer = new Instrument(new Symbol("NEWCO.LON"), "Newco PLC", "United Kingdom", STOCK, "GBX", true);
        var relisted = new Instrument(new Symbol("AAPLD"), "Apple?", "United States", STOCK, "USD", true);
        var before = instruments.find(relisted.symbol());

        instruments.saveUnknown(List.of(newcomer, relisted));

        assertThat(instruments.find(newcomer.symbol())).contains(newcomer);
        assertThat(instruments.find(relisted.symbol())).isEqualTo(before);
    }

    @Test
    void whatAListingNoLongerHoldsIsDelistedOnTheExchangesItIsAbout() {
        // 11 are active, so 6 are believed. AAPY is on BATS, NSRGY over the counter, TSCO.LON in London.
        var changes = instruments.saveListing(List.of(
                listed("AAPL", "Apple Inc", "NASDAQ", STOCK),
                listed("APLE", "Apple Hospitality REIT Inc", "NYSE", STOCK),
                listed("A", "Agilent Technologies Inc", "NYSE", STOCK),
                listed("AA", "Alcoa Corp", "NYSE", STOCK),
                listed("BRK-A", "Berkshire Hathaway Inc", "NYSE", STOCK),
                listed("BRK-B", "Berkshire Hathaway Inc", "NYSE", STOCK)));

        assertThat(changes).isEqualTo(new ListingChanges(0, 0, 2));
        assertThat(isActive("MLP")).isFalse();
        assertThat(isActive("MCD")).isFalse();
        assertThat(List.of("AAPL", "BRK-B", "AAPY", "NSRGY", "TSCO.LON")).allMatch(this::isActive);
    }

    @Test
    void aListingOfLessThanHalfOfWhatIsActiveDelistsNothing() {
        // 5 of 11.
        var changes = instruments.saveListing(List.of(
                listed("AAPL", "Apple Incorporated", "NASDAQ", STOCK),
                listed("APLE", "Apple Hospitality REIT Inc", "NYSE", STOCK),
                listed("A", "Agilent Technologies Inc", "NYSE", STOCK),
                listed("AA", "Alcoa Corp", "NYSE", STOCK),
                listed("BRK-A", "Berkshire Hathaway Inc", "NYSE", STOCK)));

        assertThat(changes).isEqualTo(new ListingChanges(0, 1, 0));
        assertThat(isActive("MCD")).isTrue();
        assertThat(instruments.find(new Symbol("AAPL")).orElseThrow().name()).isEqualTo("Apple Incorporated");
    }

    private boolean isActive(String symbol) {
        return instruments.find(new Symbol(symbol)).orElseThrow().active();
    }

    private List<String> found(String typed) {
        return instruments.search(typed, 20).stream()
                .map(instrument -> instrument.symbol().value())
                .toList();
    }

    private static Instrument listed(String symbol, String name, String exchange, InstrumentType type) {
        return new Instrument(new Symbol(symbol), name, exchange, type, "USD", true);
    }
}
