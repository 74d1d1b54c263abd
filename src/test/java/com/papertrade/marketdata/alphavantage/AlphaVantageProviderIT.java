package com.papertrade.marketdata.alphavantage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.InstrumentType;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.CallPriority;
import com.papertrade.marketdata.FeedUnavailable;
import com.papertrade.marketdata.FeedUnavailable.Reason;
import com.papertrade.marketdata.Granularity;
import com.papertrade.marketdata.PriceSource;
import com.papertrade.marketdata.Quote;
import com.papertrade.money.Price;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlphaVantageProviderIT {

    private static final Symbol IBM = new Symbol("IBM");
    private static final LocalDate FRIDAY = RecordedAlphaVantage.LATEST_SESSION;

    @Test
    void aQuoteIsOfTheLatestSessionAndSpeaksOfItsClose() {
        try (var feed = Feed.onSaturday()) {
            assertThat(feed.provider.quote(IBM, CallPriority.ORDER))
                    .contains(new Quote(
                            IBM,
                            Price.usd("219.3000"),
                            Optional.of(Price.usd("218.3700")),
                            FRIDAY,
                            // 16:00 in New York, which is on summer time.
                            Instant.parse("2026-05-15T20:00:00Z"),
                            Feed.SATURDAY,
                            PriceSource.ALPHA_VANTAGE));
        }
    }

    @ParameterizedTest
    @CsvSource({"MSFT, 217.6150", "BRK-B, 493.2000"})
    void subCentPricesAndHyphenatedSymbolsAreQuotedAsTheyAre(String symbol, String price) {
        try (var feed = Feed.onSaturday()) {
            assertThat(feed.provider.quote(new Symbol(symbol), CallPriority.ORDER))
                    .map(Quote::last)
                    .contains(Price.usd(price));
            assertThat(feed.alphaVantage.lastQuery()).containsEntry("symbol", symbol);
        }
    }

    @Test
    void dailyBarsComeOldestFirstAndAsTraded() {
        try (var feed = Feed.onSaturday()) {
            var history = feed.provider.dailyBars(IBM, CallPriority.HELD).orElseThrow();
            assertThat(history.bars()).hasSize(5);
            assertThat(history.bars().getFirst().session()).isEqualTo(LocalDate.of(2026, 5, 11));
            assertThat(history.closeOf(FRIDAY)).contains(Price.usd("219.3000"));
            assertThat(history.closeOf(LocalDate.of(2026, 5, 14))).contains(Price.usd("218.3700"));
            assertThat(history.bars().getLast().volume()).isEqualTo(6_154_450);
        }
    }

    @ParameterizedTest
    @CsvSource({"2026-05-15T20:14:59Z, 2026-05-14", "2026-05-15T20:15:00Z, 2026-05-15"})
    void theBarOfASessionIsTakenOnceItsCloseHasSettled(String now, LocalDate latest) {
        try (var feed = Feed.at(now)) {
            var history = feed.provider.dailyBars(IBM, CallPriority.HELD).orElseThrow();
            assertThat(history.bars().getLast().session()).isEqualTo(latest);
        }
    }

    @Test
    void aFreeKeyAsksForNoEntitlementAndIsSentEscaped() {
        try (var feed = Feed.onSaturday()) {
            feed.provider.dailyBars(IBM, CallPriority.HELD);
            assertThat(feed.alphaVantage.lastQuery())
                    .isEqualTo(Map.of(
                            "function",
                            "TIME_SERIES_DAILY",
                            "symbol",
                            "IBM",
                            "outputsize",
                            "compact",
                            "apikey",
                            Feed.KEY));
            assertThat(feed.provider.granularity()).isEqualTo(Granularity.END_OF_DAY);
        }
    }

    @Test
    void listingsLeaveOutWhatCannotBeASymbol() {
        try (var feed = Feed.onSaturday()) {
            // 20 rows, of which BC/PB, NXT(EXP20091224) and "NYCB- PR-U" are no symbols.
            assertThat(feed.provider.listings().instruments())
                    .hasSize(17)
                    .contains(
                            listed("BRK-B", "Berkshire Hathaway Inc - Class B", "NYSE"),
                            listed("AMEH", "AMEH", "NASDAQ"),
                            listed("KO", "Coca-Cola Company, The", "NYSE"));
        }
    }

    @Test
    void aLondonShareIsFoundWithItsCurrencyAndHasNoDollarPrice() {
        try (var feed = Feed.onSaturday()) {
            var tesco = new Symbol("TSCO.LON");
            assertThat(feed.provider.search(" tesco "))
                    .first()
                    .isEqualTo(new Instrument(tesco, "Tesco PLC", "United Kingdom", InstrumentType.STOCK, "GBX", true));
            assertThatExceptionOfType(FeedUnavailable.class)
                    .isThrownBy(() -> feed.provider.quote(tesco, CallPriority.ORDER))
                    .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_ENTITLED));
            assertThatExceptionOfType(FeedUnavailable.class)
                    .isThrownBy(() -> feed.provider.dailyBars(tesco, CallPriority.ORDER));
            assertThat(feed.alphaVantage.calls(RecordedAlphaVantage.QUOTE)).isZero();
        }
    }

    @Test
    void whatIsSearchedForStaysOneParameterWhateverIsTyped() {
        try (var feed = Feed.onSaturday()) {
            assertThat(feed.provider.search("AT&T {x} 100% ü&apikey=other")).isEmpty();
            assertThat(feed.alphaVantage.lastQuery())
                    .isEqualTo(Map.of(
                            "function", "SYMBOL_SEARCH",
                            "keywords", "AT&T {x} 100% ü&apikey=other",
                            "apikey", Feed.KEY));
        }
    }

    @Test
    void aBlankSearchFindsNothingAndCostsNoCall() {
        try (var feed = Feed.onSaturday()) {
            assertThat(feed.provider.search(" ")).isEmpty();
            assertThat(feed.alphaVantage.calls()).isZero();
        }
    }

    @Test
    void eachRequestSpendsOneCallOfTheBudget() {
        try (var feed = Feed.onSaturday()) {
            feed.provider.quote(IBM, CallPriority.ORDER);
            feed.provider.dailyBars(IBM, CallPriority.HELD);
            feed.provider.search("tesco");
            feed.provider.listings();
            assertThat(feed.alphaVantage.calls()).isEqualTo(4);
            assertThat(feed.budget.remainingToday()).isEqualTo(21);
        }
    }

    @Test
    void aSpentBudgetSendsNoRequest() {
        try (var feed = Feed.onSaturday()) {
            feed.budget.closeAsRefused();
            assertThatExceptionOfType(FeedUnavailable.class)
                    .isThrownBy(() -> feed.provider.quote(IBM, CallPriority.ORDER));
            assertThat(feed.alphaVantage.calls()).isZero();
        }
    }

    @Test
    void theRecordedSessionsCanBeMovedToOtherDays() {
        try (var feed = Feed.at("2026-07-07T12:00:00Z")) {
            // Monday after Independence Day, kept on Friday the 3rd.
            feed.alphaVantage.inSession(LocalDate.of(2026, 7, 6), feed.provider.calendar());
            assertThat(feed.provider
                            .quote(IBM, CallPriority.ORDER)
                            .orElseThrow()
                            .session())
                    .isEqualTo("2026-07-06");
            assertThat(feed.provider
                            .dailyBars(IBM, CallPriority.HELD)
                            .orElseThrow()
                            .closeOf(LocalDate.of(2026, 7, 2)))
                    .contains(Price.usd("218.3700"));
        }
    }

    private static Instrument listed(String symbol, String name, String exchange) {
        return new Instrument(new Symbol(symbol), name, exchange, InstrumentType.STOCK, "USD", true);
    }
}
