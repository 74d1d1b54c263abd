package com.papertrade.marketdata.alphavantage;

import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.InstrumentType;
import com.papertrade.instrument.Symbol;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class SearchReaderTest {

    private static final String TESCO = RecordedAlphaVantage.recorded("search-TESCO.json");

    @Test
    void matchesKeepTheirOrderAndTheirCurrency() {
        assertThat(read(TESCO))
                .containsExactly(
                        new Instrument(
                                new Symbol("TSCO.LON"),
                                "Tesco PLC",
                                "United Kingdom",
                                InstrumentType.STOCK,
                                "GBX",
                                true),
                        new Instrument(
                                new Symbol("TSCDY"), "Tesco plc", "United States", InstrumentType.STOCK, "USD", true));
    }

    @Test
    void aMatchInAnUnknownCurrencyIsLeftOut() {
        assertThat(read(TESCO.replace("GBX", "None")))
                .extracting(Instrument::currency)
                .containsExactly("USD");
    }

    @Test
    void aMatchThatIsNoSymbolIsLeftOut() {
        assertThat(read(TESCO.replace("TSCO.LON", "TSCO LON"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"Equity, STOCK", "ETF, ETF", "Mutual Fund, FUND", "Cryptocurrency, OTHER"})
    void theKindIsTold(String type, InstrumentType expected) {
        assertThat(read(TESCO.replace("Equity", type)))
                .extracting(Instrument::type)
                .containsOnly(expected);
    }

    private static List<Instrument> read(String answer) {
        return SearchReader.read("tesco", JsonMapper.builder().build().readTree(answer));
    }
}
