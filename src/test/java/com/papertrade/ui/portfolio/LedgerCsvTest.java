package com.papertrade.ui.portfolio;

import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.papertrade.instrument.SplitRatio;
import com.papertrade.instrument.Symbol;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.LedgerEntry;
import com.papertrade.portfolio.LedgerRecord;
import com.papertrade.portfolio.Position;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in an exported file. */
class LedgerCsvTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Instant NOON = Instant.parse("2026-11-19T17:00:00.123456Z");
    private static final Symbol KEST = new Symbol("KEST");
    private static final LedgerRecord SALE = new LedgerRecord(
            12,
            new LedgerEntry.Sold(
                    NOON, KEST, Quantity.of("15.5"), Price.usd("1234.5678"), usd("19135.80"), usd("20000")),
            usd("1019135.80"),
            Optional.of(new Position(KEST, Quantity.of("4.500"), usd("900"))));

    private final LedgerCsv csv = new LedgerCsv(NEW_YORK);

    @Test
    void numbersArePlainAndTimesSayHowFarTheyAreFromUtc() {
        assertThat(csv.line(SALE))
                .containsExactly(
                        "12",
                        "2026-11-19T12:00:00.123456-05:00",
                        "2026-11-19T12:00:00.123456-05:00",
                        "Sell",
                        "KEST",
                        "-15.5",
                        "1234.5678",
                        "19135.80",
                        "-864.20",
                        "1019135.80",
                        "4.5",
                        "900.00",
                        "Sold 15.5 at $1,234.5678, realised −$864.20");
    }

    @Test
    void whatIsNotKnownOfAKindIsEmpty() {
        var fee = new LedgerEntry.FeeCharged(NOON, usd("1"), "Commission for buying 10 KEST");

        assertThat(csv.line(new LedgerRecord(3, fee, usd("9"), Optional.empty())))
                .containsExactly(
                        "3",
                        "2026-11-19T12:00:00.123456-05:00",
                        "2026-11-19T12:00:00.123456-05:00",
                        "Fee",
                        "",
                        "",
                        "",
                        "-1.00",
                        "",
                        "9.00",
                        "",
                        "",
                        "Commission for buying 10 KEST");
    }

    @Test
    void aReversalTakesBackSharesAndGain() {
        var reversal = new LedgerEntry.Reversed(NOON, 12, SALE.entry(), "Entered twice");

        assertThat(csv.line(new LedgerRecord(13, reversal, usd("1000000"), SALE.positionAfter())))
                .contains("Reversal", "15.5", "-19135.80", "864.20", "Takes back entry 12: Entered twice");
    }

    @Test
    void aSplitAddsTheSharesThatItMakes() {
        var split = new LedgerEntry.SharesSplit(
                NOON,
                KEST,
                new SplitRatio(new BigDecimal("4")),
                LocalDate.parse("2026-11-19"),
                Quantity.of(8),
                Quantity.of(32));

        assertThat(csv.line(new LedgerRecord(
                        4, split, usd("9"), Optional.of(new Position(KEST, Quantity.of(32), usd("900"))))))
                .contains("24", "0.00", "32");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"=1+1, '=1+1", "+1, '+1", "-1, '-1", "@SUM(A1), '@SUM(A1)", "a=b, a=b", "−1, −1"})
    void noTextIsAFormula(String text, String cell) {
        assertThat(LedgerCsv.text(text)).isEqualTo(cell);
    }

    @Test
    void whatAnAdministratorOrAProviderWroteIsNoFormulaEither() {
        var fee = new LedgerEntry.FeeCharged(NOON, usd("1"), "=HYPERLINK(\"http://evil.example\")");
        var odd = new LedgerEntry.Bought(NOON, new Symbol("-X"), Quantity.of(1), Price.usd("1"), usd("1"));

        assertThat(csv.line(new LedgerRecord(3, fee, usd("9"), Optional.empty())))
                .endsWith("'=HYPERLINK(\"http://evil.example\")");
        assertThat(csv.line(new LedgerRecord(
                        3, odd, usd("9"), Optional.of(new Position(new Symbol("-X"), Quantity.of(1), usd("1"))))))
                .contains("'-X");
    }

    @Test
    void aFileHasAHeaderAndEndsItsLinesAsTheStandardSays() throws IOException {
        var fee = new LedgerEntry.FeeCharged(NOON, usd("1"), "For \"x\", and y\nÉtoile");
        var export = export(1, List.of(new LedgerRecord(3, fee, usd("9"), Optional.empty())));

        var file = new ByteArrayOutputStream();
        assertThat(export.writeTo(file, _ -> {})).isTrue();

        assertThat(file.toString(StandardCharsets.UTF_8))
                .isEqualTo("Entry,Time,Took effect,Type,Symbol,Quantity,Price,Amount,Realised gain,Cash after,Shares"
                        + " after,Cost after,What happened\r\n"
                        + "3,2026-11-19T12:00:00.123456-05:00,2026-11-19T12:00:00.123456-05:00,Fee,,,,-1.00,,9.00,,,"
                        + "\"For \"\"x\"\", and y\nÉtoile\"\r\n");
    }

    @Test
    void aLongFileTellsAfterEachPageHowFarItIs() throws IOException {
        var told = new ArrayList<Integer>();

        assertThat(export(2_500, deposits(2_500)).writeTo(new ByteArrayOutputStream(), told::add))
                .isTrue();

        assertThat(told).containsExactly(1_000, 2_000, 2_500);
    }

    @Test
    void aCancelledFileEndsAtItsPage() throws IOException {
        var export = export(2_500, deposits(2_500));
        var told = new ArrayList<Integer>();

        assertThat(export.writeTo(new ByteArrayOutputStream(), written -> {
                    told.add(written);
                    export.cancel();
                }))
                .isFalse();

        assertThat(told).containsExactly(1_000);
    }

    @Test
    void aPortfolioThatIsDeletedMeanwhileMakesNoFileThatLooksWhole() {
        assertThatExceptionOfType(CsvExport.Gone.class)
                .isThrownBy(() -> export(2_500, deposits(1_000)).writeTo(new ByteArrayOutputStream(), _ -> {}));
    }

    @ParameterizedTest
    @CsvSource({
        "Growth, growth",
        "'  Long game! ', long-game",
        "Étoile & Söhne/2026, etoile-sohne-2026",
        "../../etc/passwd, etc-passwd",
        "'***', portfolio"
    })
    void aFileIsCalledAsThePortfolioIs(String name, String words) {
        assertThat(FileNames.wordsOf(name)).isEqualTo(words);
    }

    private static CsvExport export(int entries, List<LedgerRecord> ledger) {
        return new CsvExport(
                "growth-activity-2026-11-19.csv",
                entries,
                (offset, limit) -> ledger.stream().skip(offset).limit(limit).toList(),
                NEW_YORK);
    }

    private static List<LedgerRecord> deposits(int entries) {
        return LongStream.rangeClosed(1, entries)
                .mapToObj(sequence -> new LedgerRecord(
                        sequence, new LedgerEntry.Deposited(NOON, usd("1")), usd("1"), Optional.empty()))
                .toList();
    }
}
