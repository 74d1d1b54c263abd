package com.papertrade.marketdata.alphavantage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.FeedUnavailable;
import com.papertrade.marketdata.FeedUnavailable.Reason;
import com.papertrade.marketdata.PriceBar;
import com.papertrade.marketdata.PriceHistory;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class DailyBarsReaderTest {

    private static final String RECORDED = RecordedAlphaVantage.recorded("daily-IBM.json");
    private static final LocalDate THURSDAY = LocalDate.of(2026, 5, 14);

    @ParameterizedTest
    @CsvSource({
        // Thursday: open 215.5000, high 220.9000, low 215.0000, close 218.3700.
        "215.0000, 215.5001", // a low above the open
        "220.9000, 218.3699", // a high below the close
        "218.3700, 0.0000",
        "215.5000, -1.0000",
        "218.3700, None",
        "5906000, many",
        "5906000, -1",
    })
    void aBarThatMakesNoSenseIsLeftOutAndTheOthersStay(String recorded, String instead) {
        var history = read(RECORDED.replace(recorded, instead));
        assertThat(history.bars()).hasSize(4).extracting(PriceBar::session).doesNotContain(THURSDAY);
    }

    @ParameterizedTest
    @CsvSource({"215.0000, 215.5000", "220.9000, 218.3700"})
    void aBarMayOpenAtItsLowAndCloseAtItsHigh(String recorded, String instead) {
        assertThat(read(RECORDED.replace(recorded, instead)).closeOf(THURSDAY)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-05-17", "2026-05-18", "2026-04-03", "9999-12-31"})
    void aBarOfADayWithoutACompletedSessionIsLeftOut(String day) {
        assertThat(read(RECORDED.replace("\"2026-05-14\"", "\"" + day + "\"")).bars())
                .hasSize(4);
    }

    @Test
    void anInstrumentListedTodayHasNoBarYet() {
        var today =
                RECORDED.replaceAll("(?s),\\s*\"2026-05-14\".*", "}}").replace("2026-05-15\": {", "2026-05-18\": {");
        assertThat(read(today).bars()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"Meta Data\": {\"2. Symbol\": \"IBM\"}}",
                "{\"Meta Data\": {\"2. Symbol\": \"IBM\"}, \"Time Series (Daily)\": {}}",
                "{\"Meta Data\": {\"2. Symbol\": \"IBM\"}, \"Time Series (Daily)\": {\"2026-05-15\": {}}}",
                "{\"Meta Data\": {\"2. Symbol\": \"IBM\"}, \"Time Series (Daily)\": []}",
            })
    void aSeriesWithoutOneBarMakesNoSense(String answer) {
        assertThatExceptionOfType(FeedUnavailable.class)
                .isThrownBy(() -> read(answer))
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.MALFORMED));
    }

    private static PriceHistory read(String answer) {
        var json = JsonMapper.builder().build().readTree(answer);
        return new DailyBarsReader(Feed.marketAt(Feed.SATURDAY)).read(new Symbol("IBM"), json);
    }
}
