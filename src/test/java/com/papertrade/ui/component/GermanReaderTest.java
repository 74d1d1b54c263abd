package com.papertrade.ui.component;

import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.instrument.SplitRatio;
import com.papertrade.money.Percent;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.vaadin.flow.component.UI;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody reads and types whose browser asks for German. */
class GermanReaderTest {

    private final UI screen = new UI();

    @BeforeEach
    void look() {
        ReaderLocale.of(Locale.GERMANY).rememberIn(screen);
        UI.setCurrent(screen);
    }

    @AfterEach
    void lookAway() {
        UI.setCurrent(null);
    }

    @Test
    void figuresHaveThePointBetweenThousands() {
        assertThat(Figures.money(usd("51849.80"))).isEqualTo("$51.849,80");
        assertThat(Figures.price(Price.usd("1234.125"))).isEqualTo("$1.234,125");
        assertThat(Figures.rate(new Percent(new BigDecimal("0.0214")))).isEqualTo("+2,14%");
        assertThat(Figures.shares(Quantity.of("1500.5"))).isEqualTo("1.500,5 shares");
        assertThat(Figures.forOne(SplitRatio.of("1.046"))).isEqualTo("1,046 for 1");
        assertThat(DayForm.write(LocalDate.of(2026, 11, 9))).isEqualTo("09.11.2026");
    }

    @Test
    void wholeDollarsLoseTheirCentsAndNoThousands() {
        assertThat(Figures.moneyInBrief(usd("100000"))).isEqualTo("$100.000");
        assertThat(Figures.signedInBrief(usd("-10000"))).isEqualTo("−$10.000");
        assertThat(Figures.signedInBrief(usd("739.60"))).isEqualTo("+$739,60");
    }

    @Test
    void aFileHasTheAmericanMarksWhoeverLooks() {
        assertThat(NumberForm.american(() -> Figures.money(usd("51849.80")))).isEqualTo("$51,849.80");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"1.500; 1500", "1,5; 1.5", "1.234.567,25; 1234567.25", "0,125; 0.125", "1500; 1500"})
    void aNumberIsReadAsAGermanMeansIt(String typed, String shares) {
        assertThat(TypedNumber.quantity(typed)).isEqualTo(new Typed.Value<>(Quantity.of(shares)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"12.50; 12,50", "0.125; 0,125", "1.5; 1,5", "1234.5; 1234,5"})
    void whatIsNoGermanNumberIsAnsweredWithOne(String typed, String instead) {
        assertThat(TypedNumber.quantity(typed))
                .isEqualTo(new Typed.Wrong<>("Write the decimals after a comma: %s.".formatted(instead)));
    }

    /** A thousand or one: nothing is proposed. */
    @Test
    void whatMayHaveBeenMeantAsThousandsIsNotMadeDecimals() {
        assertThat(TypedNumber.quantity("1234.567"))
                .isEqualTo(new Typed.Wrong<>("Type a number of shares, such as 8 or 0,5."));
        assertThat(TypedNumber.money("$1.500,00")).isEqualTo(new Typed.Value<>(usd("1500")));
    }
}
