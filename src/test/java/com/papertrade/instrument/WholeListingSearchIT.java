package com.papertrade.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.SampleData;
import com.papertrade.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Among all that is listed in the United States, what somebody means comes first. */
class WholeListingSearchIT {

    private static final String RECORDED = "alphavantage/recorded/LISTING_STATUS_42ba3c24.csv";

    private static Instruments instruments;

    @BeforeAll
    static void listings() throws SQLException, IOException {
        var recorded = SampleData.file(RECORDED);
        var details = TestDatabase.empty();
        var connections =
                new DriverManagerDataSource(details.getJdbcUrl(), details.getUsername(), details.getPassword());
        Flyway.configure().dataSource(connections).load().migrate();
        instruments = new Instruments(JdbcClient.create(connections), new ListingSource("ALPHA_VANTAGE"));
        try (var lines = Files.lines(recorded)) {
            instruments.save(lines.skip(1)
                    .map(WholeListingSearchIT::listed)
                    .flatMap(Optional::stream)
                    .toList());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "apple, AAPL",
        "a, A",
        "t, T",
        "brk.b, BRK-B",
        "berkshire hath, BRK-A",
        "spdr s&p, SPY",
        "coca cola, KO",
        "at&t, T",
        "3m, MMM",
        "ford, F",
        "microsoft, MSFT",
        "jpmorgan, JPM",
        "bank of america, BAC",
        "ÀPPLÉ, AAPL"
    })
    void whatIsMeantComesFirst(String typed, String symbol) {
        assertThat(found(typed)).startsWith(symbol);
    }

    @Test
    void aStartThatManyNamesShareStillShowsTheLargeOnes() {
        assertThat(found("micro")).contains("MU", "MSFT", "MCHP");
        assertThat(found("berkshire")).contains("BRK-A", "BRK-B");
    }

    @Test
    void aWordOfThousandsOfNamesFindsAsManyAsAskedFor() {
        assertThat(Stream.of("inc", "etf", "corp", "i", "class a")
                        .map(typed -> instruments.search(typed, 50).size()))
                .containsOnly(50);
    }

    private static List<String> found(String typed) {
        return instruments.search(typed, 10).stream()
                .map(instrument -> instrument.symbol().value())
                .toList();
    }

    /** No name in the recording is quoted; some symbols are not of the form that ours have. */
    private static Optional<Instrument> listed(String line) {
        var columns = line.split(",", -1);
        var type = columns[3].equals("ETF") ? InstrumentType.ETF : InstrumentType.STOCK;
        return Symbol.parse(columns[0])
                .map(symbol -> new Instrument(symbol, columns[1], columns[2], type, "USD", true));
    }
}
