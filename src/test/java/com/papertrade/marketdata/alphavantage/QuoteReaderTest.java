package com.papertrade.marketdata.alphavantage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.FeedUnavailable;
import com.papertrade.marketdata.FeedUnavailable.Reason;
import com.papertrade.marketdata.Quote;
import com.papertrade.money.Price;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class QuoteReaderTest {

    private static final String RECORDED = RecordedAlphaVantage.recorded("quote-IBM.json");

    @ParameterizedTest
    @ValueSource(strings = {"None", "null", "-", "", "0.0000"})
    void anUnknownPreviousCloseIsNoPrice(String previousClose) {
        var quote = read(RECORDED.replace("218.3700", previousClose), Feed.SATURDAY);
        assertThat(quote.previousClose()).isEmpty();
        assertThat(quote.last()).isEqualTo(Price.usd("219.30"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0000", "-219.3000", "None", "", "1E999999999", "219,30", "NaN", "219.30000001"})
    void aPriceThatIsNoneMakesTheQuoteUseless(String price) {
        assertMalformed(RECORDED.replace("219.3000", price));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-05-18", // the Monday after
                "2026-05-16", // the Saturday itself
                "2026-05-10", // a Sunday
                "2026-04-03", // Good Friday
                "None",
                "15.05.2026"
            })
    void aDayWithoutASessionMakesTheQuoteUseless(String day) {
        assertMalformed(RECORDED.replace("2026-05-15", day));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"Global Quote\": \"none\"}", "{\"Global Quote\": {\"01. symbol\": \"IBM\"}}"})
    void aQuoteThatIsNotThereMakesNoSense(String answer) {
        assertMalformed(answer);
    }

    @ParameterizedTest
    @CsvSource({
        // The session closes at 20:00 UTC. Until a quarter of an hour later a price may be from before that.
        "2026-05-15T17:00:00Z, 2026-05-15T16:45:00Z",
        "2026-05-15T20:00:00Z, 2026-05-15T19:45:00Z",
        "2026-05-15T20:14:59Z, 2026-05-15T19:59:59Z",
        "2026-05-15T20:15:00Z, 2026-05-15T20:00:00Z",
        "2026-05-17T12:00:00Z, 2026-05-15T20:00:00Z",
    })
    void aPriceIsItsSessionsCloseOnceThatHasSettled(Instant now, Instant observed) {
        var quote = read(RECORDED, now);
        assertThat(quote.observedAt()).isEqualTo(observed);
        assertThat(quote.fetchedAt()).isEqualTo(now);
    }

    @Test
    void aHeadingThatSaysHowOldThePriceIsIsRead() {
        var delayed = RECORDED.replace("Global Quote", "Global Quote - DATA DELAYED BY 15 MINUTES");
        assertThat(read(delayed, Feed.SATURDAY)).isEqualTo(read(RECORDED, Feed.SATURDAY));
    }

    @Test
    void aHalfDaysPriceIsOfItsEarlyClose() {
        // The day after Thanksgiving closes at 13:00 in New York, on winter time.
        var quote = read(RECORDED.replace("2026-05-15", "2026-11-27"), Instant.parse("2026-11-28T12:00:00Z"));
        assertThat(quote.observedAt()).isEqualTo("2026-11-27T18:00:00Z");
    }

    private static void assertMalformed(String answer) {
        assertThatExceptionOfType(FeedUnavailable.class)
                .isThrownBy(() -> read(answer, Feed.SATURDAY))
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.MALFORMED));
    }

    private static Quote read(String answer, Instant now) {
        var json = JsonMapper.builder().build().readTree(answer);
        return new QuoteReader(Feed.marketAt(now)).read(new Symbol("IBM"), json).orElseThrow();
    }
}
