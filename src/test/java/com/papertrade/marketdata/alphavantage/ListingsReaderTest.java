package com.papertrade.marketdata.alphavantage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.papertrade.SampleData;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.InstrumentType;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.FeedUnavailable;
import com.papertrade.marketdata.FeedUnavailable.Reason;
import com.papertrade.marketdata.Listings.OddRow;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListingsReaderTest {

    private static final String HEADING = "symbol,name,exchange,assetType,ipoDate,delistingDate,status\n";

    @Test
    void whatIsListedKeepsItsSymbolNameExchangeAndType() {
        assertThat(ListingsReader.read(HEADING + "SPY,SPDR S&P 500 ETF Trust ,NYSE ARCA,ETF,1993-01-29,null,Active\r\n")
                        .instruments())
                .containsExactly(new Instrument(
                        new Symbol("SPY"), "SPDR S&P 500 ETF Trust", "NYSE ARCA", InstrumentType.ETF, "USD", true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"Coca-Cola Company, The\" | Coca-Cola Company, The",
                "\"The \"\"B\"\" Company\" | The \"B\" Company",
                "\"\"\"B\"\", or not\" | \"B\", or not"
            })
    void aNameMayHoldCommasAndQuotes(String written, String name) {
        assertThat(ListingsReader.read(HEADING + "X," + written + ",NYSE,Stock,null,null,Active\n")
                        .instruments())
                .extracting(Instrument::name)
                .containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "None"})
    void whatHasNoNameIsCalledByItsSymbol(String name) {
        assertThat(ListingsReader.read(HEADING + "AMEH," + name + ",NASDAQ,Stock,2024-02-26,null,Active\n")
                        .instruments())
                .extracting(Instrument::name)
                .containsExactly("AMEH");
    }

    @Test
    void whatIsDelistedIsNotActive() {
        assertThat(ListingsReader.read(HEADING + "OLDCO,Old Company,NYSE,Stock,1990-01-02,2026-04-30,Delisted\n")
                        .instruments())
                .extracting(Instrument::active)
                .containsExactly(false);
    }

    @Test
    void columnsAreFoundByTheirTitles() {
        assertThat(ListingsReader.read("status,symbol,exchange,assetType,name\nActive,A,NYSE,Stock,Agilent\n")
                        .instruments())
                .containsExactly(new Instrument(new Symbol("A"), "Agilent", "NYSE", InstrumentType.STOCK, "USD", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "symbol,name,exchange,assetType,ipoDate,delistingDate,status\n",
                "timestamp,open,high,low,close,volume\n2026-05-15,1,1,1,1,1\n",
                "symbol,name,exchange,assetType,ipoDate,delistingDate,status\nA,Agilent,NYSE,Stock,1999-11-18,null,",
                "symbol,name,exchange,assetType,ipoDate,delistingDate,status\nA,Agilent,NYSE,Stock",
                "symbol,name,exchange,assetType,ipoDate,delistingDate,status\nA,Agilent,NYSE,Stock,1999-11-18,null,Act",
                "symbol,name,exchange,assetType,ipoDate,delistingDate,status\nA,Agilent,NYSE,Stock,1999-11-18,null,Active",
                "symbol,name,exchange,assetType,ipoDate,delistingDate,status\nA,Agilent,NYSE,Stock,1999-11-18,null,Act\n",
            })
    void listingsThatAreEmptyCutOffOrSomethingElseMakeNoSense(String csv) {
        assertThatExceptionOfType(FeedUnavailable.class)
                .isThrownBy(() -> ListingsReader.read(csv))
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.MALFORMED));
    }

    @Test
    void whatIsOddIsSaidWithItsLine() {
        var listings = ListingsReader.read(HEADING
                + "BC/PB,Brunswick Corp,NYSE,Stock,2018-12-10,null,Active\n"
                + "\n"
                + "AMEH,,NASDAQ,Stock,2024-02-26,null,Active\n"
                + "SHORT,Too Short,NYSE\n"
                + "A,Agilent,NYSE,Stock,1999-11-18,null,Active\n");

        assertThat(listings.instruments())
                .extracting(instrument -> instrument.symbol().value())
                .containsExactly("AMEH", "A");
        assertThat(listings.oddRows())
                .containsExactly(
                        new OddRow(
                                2,
                                "BC/PB,Brunswick Corp,NYSE,Stock,2018-12-10,null,Active",
                                "Its symbol has not the form of one; left out."),
                        new OddRow(4, "AMEH,,NASDAQ,Stock,2024-02-26,null,Active", "It has no name; called AMEH."),
                        new OddRow(5, "SHORT,Too Short,NYSE", "3 fields instead of 7; left out."));
    }

    @Test
    void ofARealListingFourRowsAreNoSymbols() throws IOException {
        var listings = ListingsReader.read(
                Files.readString(SampleData.file("alphavantage/recorded/LISTING_STATUS_42ba3c24.csv")));

        assertThat(listings.instruments()).hasSize(13_407);
        assertThat(listings.oddRows())
                .filteredOn(row -> row.sentence().endsWith("left out."))
                .extracting(OddRow::line, row -> row.text().split(",", 2)[0])
                .containsExactly(
                        tuple(1188, "BC/PB"),
                        tuple(1189, "BC/PC"),
                        tuple(8611, "NXT(EXP20091224)"),
                        tuple(8623, "NYCB- PR-U"));
        assertThat(listings.oddRows())
                .filteredOn(row -> row.sentence().startsWith("It has no name"))
                .hasSize(63);
    }
}
