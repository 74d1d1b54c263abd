package com.papertrade.marketdata.alphavantage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.FeedUnavailable;
import com.papertrade.marketdata.ReportedAction;
import com.papertrade.marketdata.ReportedAction.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The shapes of {@code SPLITS} and {@code DIVIDENDS}, handed on word for word. */
class ActionsReaderTest {

    private static final Symbol ACME = new Symbol("ACME");

    @Test
    void readsSplits() {
        assertThat(read(Kind.SPLIT, """
                {"symbol": "ACME", "data": [
                    {"effective_date": "2021-11-04", "split_factor": "1.0460"},
                    {"effective_date": "1999-05-27", "split_factor": "2.0000"}]}
                """))
                .containsExactly(
                        new ReportedAction(Kind.SPLIT, ACME, "2021-11-04", "1.0460", ""),
                        new ReportedAction(Kind.SPLIT, ACME, "1999-05-27", "2.0000", ""));
    }

    @Test
    void readsDividendsAndTakesTheWordNoneForAnUnknownPayDateOnly() {
        assertThat(read(Kind.DIVIDEND, """
                {"symbol": "ACME", "data": [
                    {"ex_dividend_date": "2026-05-08", "declaration_date": "2026-04-22", "record_date": "2026-05-08",
                     "payment_date": "2026-06-10", "amount": "1.69"},
                    {"ex_dividend_date": "2020-11-09", "declaration_date": "None", "record_date": "None",
                     "payment_date": "None", "amount": "1.63"},
                    {"ex_dividend_date": "None", "payment_date": "None", "amount": "None"}]}
                """))
                .containsExactly(
                        new ReportedAction(Kind.DIVIDEND, ACME, "2026-05-08", "1.69", "2026-06-10"),
                        new ReportedAction(Kind.DIVIDEND, ACME, "2020-11-09", "1.63", ""),
                        new ReportedAction(Kind.DIVIDEND, ACME, "None", "None", ""));
    }

    @Test
    void nothingToTellIsNoFailure() {
        assertThat(read(Kind.SPLIT, "{\"symbol\": \"ACME\", \"data\": []}")).isEmpty();
        assertThat(read(Kind.SPLIT, "{}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"symbol\": \"ACME\"}",
                "{\"symbol\": \"ACME\", \"data\": \"soon\"}",
                "{\"symbol\": \"OTHER\", \"data\": []}",
                "{\"data\": []}"
            })
    void whatMakesNoSenseOrIsAboutAnotherIsNotUsed(String answer) {
        assertThatExceptionOfType(FeedUnavailable.class)
                .isThrownBy(() -> read(Kind.SPLIT, answer))
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(FeedUnavailable.Reason.MALFORMED));
    }

    private static List<ReportedAction> read(Kind kind, String answer) {
        return ActionsReader.read(ACME, kind, JsonMapper.builder().build().readTree(answer));
    }
}
