package com.papertrade.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.papertrade.MovableClock;
import com.papertrade.calendar.MarketClock;
import com.papertrade.calendar.NyseCalendar;
import com.papertrade.marketdata.LineRemark.Reason;
import com.papertrade.money.Price;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceFileTest {

    private static final String HEADING = "date,open,high,low,close,volume\n";
    private static final String GOOD = "2020-08-31,127.58,131,126,129.04,225702688";

    private static final PriceBar SPLIT_DAY = new PriceBar(
            LocalDate.of(2020, 8, 31),
            Price.usd("127.58"),
            Price.usd("131"),
            Price.usd("126"),
            Price.usd("129.04"),
            225_702_688);

    /** Half an hour after the open of Friday, 2026-11-20: Thursday's close is the latest. */
    private static final MarketClock MARKET =
            new MarketClock(new NyseCalendar(), new MovableClock(Instant.parse("2026-11-20T15:00:00Z")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                GOOD,
                GOOD + "\n",
                HEADING + GOOD,
                HEADING + GOOD + "\r\n\r\n",
                "\uFEFF" + HEADING + GOOD,
                "\uFEFF" + GOOD,
                "date,open,high,low,close,volume\r" + GOOD + "\r",
                "\"Date\",\"Open\",\"High\",\"Low\",\"Close\",\"Volume\"\n"
                        + "\"2020-08-31\",\"127.58\",\"131\",\"126\",\"129.04\",\"225702688\"",
                "timestamp,open,high,low,close,volume\n20200831,127.5800,131.0000,126.00,129.040000,225702688",
                "Date,Open,High,Low,Close,Adj Close,Volume\n2020-08-31,127.58,131,126,129.04,126.6,225702688.0",
                "Volume, Close ,low,high,open,DATE,name\n 225702688, 129.04 ,126,131,127.58,2020-08-31,\"Apple, Inc\"",
            })
    void aSessionIsReadHoweverItIsWritten(String csv) throws IOException {
        var file = read(csv);

        assertThat(file.refused()).isEmpty();
        assertThat(file.entries().values()).extracting(PriceFile.Entry::bar).containsExactly(SPLIT_DAY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2020-08-31,127.58,131,126,129.04 | NUMBER_OF_FIELDS",
                "2020-08-31,127.58,131,126,129.04,1,1 | NUMBER_OF_FIELDS",
                "2020-08-31;127.58;131;126;129.04;1 | NUMBER_OF_FIELDS",
                "31.08.2020,127.58,131,126,129.04,1 | NOT_A_DATE",
                "2020-02-30,127.58,131,126,129.04,1 | NOT_A_DATE",
                "20200230,127.58,131,126,129.04,1 | NOT_A_DATE",
                ",127.58,131,126,129.04,1 | NOT_A_DATE",
                "1997-12-31,127.58,131,126,129.04,1 | BEFORE_THE_CALENDAR",
                "-999999999-01-01,127.58,131,126,129.04,1 | BEFORE_THE_CALENDAR",
                "2020-08-30,127.58,131,126,129.04,1 | NOT_A_SESSION",
                "2020-12-25,127.58,131,126,129.04,1 | NOT_A_SESSION",
                "2001-09-11,127.58,131,126,129.04,1 | NOT_A_SESSION",
                "2026-11-19,127.58,131,126,129.04,1 | LATEST_SESSION",
                "2026-11-20,127.58,131,126,129.04,1 | NOT_FINAL",
                "9999-12-31,127.58,131,126,129.04,1 | NOT_FINAL",
                "2020-08-31,0,131,0,129.04,1 | NOT_A_PRICE",
                "2020-08-31,-127.58,131,126,129.04,1 | NOT_A_PRICE",
                "2020-08-31,127.58,131,126,129.0400001,1 | NOT_A_PRICE",
                "2020-08-31,127.58,NaN,126,129.04,1 | NOT_A_PRICE",
                "2020-08-31,127.58,1e30,126,129.04,1 | NOT_A_PRICE",
                "2020-08-31,127.58,99999999999999999999,126,129.04,1 | NOT_A_PRICE",
                "2020-08-31,,131,126,129.04,1 | NOT_A_PRICE",
                "2020-08-31,$127.58,131,126,129.04,1 | NOT_A_PRICE",
                "2020-08-31,131.01,131,126,129.04,1 | OUT_OF_ORDER",
                "2020-08-31,127.58,131,126,125.99,1 | OUT_OF_ORDER",
                "2020-08-31,127.58,126,131,129.04,1 | OUT_OF_ORDER",
                "2020-08-31,127.58,131,126,129.04,-1 | NOT_A_VOLUME",
                "2020-08-31,127.58,131,126,129.04,1.5 | NOT_A_VOLUME",
                "2020-08-31,127.58,131,126,129.04,1e3 | NOT_A_VOLUME",
                "2020-08-31,127.58,131,126,129.04, | NOT_A_VOLUME",
                "2020-08-31,127.58,131,126,129.04,9999999999999999999 | NOT_A_VOLUME",
                "\"2020-08-31\"x,127.58,131,126,129.04,1 | UNREADABLE",
            })
    void aLineThatCannotBeASessionIsRefusedAndTheNextIsRead(String line, Reason reason) throws IOException {
        var file = read(HEADING + line + "\n" + GOOD.replace("08-31", "09-01") + "\n");

        assertThat(file.refused()).singleElement().satisfies(remark -> {
            assertThat(remark.reason()).isEqualTo(reason);
            assertThat(remark.line()).isEqualTo(2);
            assertThat(remark.text()).isEqualTo(line);
        });
        assertThat(file.entries()).containsOnlyKeys(LocalDate.of(2020, 9, 1));
    }

    @Test
    void theSentenceSaysWhatIsWrong() throws IOException {
        assertThat(read(GOOD + "\n2020-08-30,1,1,1,1,1\n2020-08-28,1,1,1,2,1\n").refused())
                .extracting(LineRemark::sentence)
                .containsExactly(
                        "2020-08-30, a Sunday, was no session of the exchange.",
                        "Low USD 1 and high USD 1 do not span open USD 1 and close USD 2.");
    }

    @Test
    void ofTwoLinesOfOneDateTheFirstThatIsAcceptedCounts() throws IOException {
        var file = read("2020-08-31,0,0,0,0,0\n" + GOOD + "\n" + GOOD);

        assertThat(file.entries().values()).extracting(PriceFile.Entry::bar).containsExactly(SPLIT_DAY);
        assertThat(file.refused())
                .extracting(LineRemark::line, LineRemark::reason)
                .containsExactly(tuple(1L, Reason.NOT_A_PRICE), tuple(3L, Reason.REPEATED_DATE));
        assertThat(file.refused().getLast().sentence()).isEqualTo("2020-08-31 stands in line 2 already.");
    }

    @Test
    void anUnclosedQuotationMarkDoesNotSwallowTheNextLine() throws IOException {
        var file = read("\"" + GOOD + "\n" + GOOD);

        assertThat(file.refused()).extracting(LineRemark::reason).containsExactly(Reason.NUMBER_OF_FIELDS);
        assertThat(file.entries()).hasSize(1);
    }

    @Test
    void ofAnAbsurdlyLongLineOnlyTheBeginningIsKept() throws IOException {
        var file = read(GOOD + "\n" + "9".repeat(5_000_000) + "\n" + GOOD.replace("08-31", "09-01"));

        assertThat(file.refused()).singleElement().satisfies(remark -> {
            assertThat(remark.reason()).isEqualTo(Reason.TOO_LONG);
            assertThat(remark.text()).isEqualTo("9".repeat(79) + "…");
        });
        assertThat(file.entries()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "''|The file holds no prices.",
                "' '|The file holds no prices.",
                "'\uFEFF'|The file holds no prices.",
                "date,open,high,low,close,volume|The file holds no prices.",
                "Date,Close,Open|The file's heading lacks: high, low, volume.",
                "PK\u0003\u0004\u0014\u0000\u0006|The file is not text: export it as CSV.",
            })
    void aFileThatCannotBeUsedIsRefusedAsAWhole(String csv, String sentence) {
        assertThatExceptionOfType(UnusableFile.class)
                .isThrownBy(() -> read(csv))
                .withMessage(sentence);
    }

    @Test
    void fiftyThousandLinesAreReadAndNotOneMore() throws IOException {
        var lines = (GOOD + "\n").repeat(BoundedLines.MOST_LINES);
        var file = read(lines);

        assertThat(file.refusedCount()).isEqualTo(49_999);
        assertThat(file.refused()).hasSize(1_000);
        assertThatExceptionOfType(UnusableFile.class)
                .isThrownBy(() -> read(lines + GOOD))
                .withMessage("The file has more than 50,000 lines.");
    }

    @Test
    void tenMillionCharactersAreTooMany() {
        assertThatExceptionOfType(UnusableFile.class)
                .isThrownBy(() -> read(GOOD + "x".repeat(BoundedLines.MOST_CHARACTERS)))
                .withMessage("The file has more than 10,000,000 characters.");
    }

    @Test
    void whatIsNoTextIsShownWithoutControlCharacters() throws IOException {
        assertThat(read(GOOD + "\n\u0000\u001b[31m\uFFFD").refused())
                .extracting(LineRemark::text)
                .containsExactly("··[31m·");
    }

    private static PriceFile read(String csv) throws IOException {
        return PriceFile.read(new StringReader(csv), MARKET);
    }
}
