package com.papertrade.ui.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberFormTest {

    private static final NumberForm GERMAN = NumberForm.of(Locale.GERMANY);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "en-US; 1,234,567.80",
                "en-IE; 1,234,567.80",
                "de-DE; 1.234.567,80",
                "de-CH; 1’234’567.80",
                "fr-FR; 1\u202f234\u202f567,80",
                "ar-EG; 1,234,567.80",
                "tlh; 1,234,567.80"
            })
    void aNumberHasTheMarksOfItsReadersCountryAndDigitsOfAscii(String language, String written) {
        var form = NumberForm.of(Locale.forLanguageTag(language));
        assertThat(form.write(new BigDecimal("1234567.8"), 2, 2)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0; 0; 9; 0",
                "1E+3; 0; 9; 1.000",
                "999; 0; 0; 999",
                "-1000; 0; 0; 1.000",
                "0.5; 0; 9; 0,5",
                "100000.25; 2; 6; 100.000,25",
                "12.3400; 2; 6; 12,34",
                "0.000000001; 0; 9; 0,000000001"
            })
    void noMoreDecimalsAreWrittenThanThereAreAndNoFewerThanAskedFor(
            String number, int least, int most, String written) {
        assertThat(GERMAN.write(new BigDecimal(number), least, most)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Insufficient funds: you have $739.67, this order needs $1,481.32 (short by $741.65).;"
                        + " Insufficient funds: you have $739,67, this order needs $1.481,32 (short by $741,65).",
                "Bought 0.5 QUIL at $236.80: last price.; Bought 0,5 QUIL at $236,80: last price.",
                "10 × $1,234,567.5; 10 × $1.234.567,5",
                "Waits for the open: Monday, Nov 30, 9:30 New York.; Waits for the open: Monday, Nov 30, 9:30 New York.",
                "No order may be worth more than $1,000,000,000.00.; No order may be worth more than $1.000.000.000,00.",
                "7203.T and BRK.B are not traded any more.; 7203.T and BRK.B are not traded any more.",
                "Replaced by order a-1.5.; Replaced by order a-1.5."
            })
    void aKeptSentenceIsToldWithTheReadersMarksInItsNumbers(String kept, String told) {
        assertThat(GERMAN.tell(kept)).isEqualTo(told);
        assertThat(NumberForm.AMERICAN.tell(kept)).isEqualTo(kept);
    }

    @Test
    void thousandsMayBeTypedWithTheMarksThatKeyboardsHave() {
        assertThat(NumberForm.of(Locale.FRANCE).toAmerican("1 234,5")).isEqualTo("1,234.5");
        assertThat(NumberForm.of(Locale.forLanguageTag("de-CH")).toAmerican("1'234.5"))
                .isEqualTo("1,234.5");
    }

    @ParameterizedTest
    @CsvSource({
        "en-US, MM/dd/yyyy",
        "en-GB, dd/MM/yyyy",
        "de-DE, dd.MM.yyyy",
        "sv-SE, yyyy-MM-dd",
        "ja-JP, yyyy/MM/dd",
        "ko-KR, yyyy.MM.dd"
    })
    void aDayHasTheOrderAndTheMarksOfItsReadersCountry(String language, String pattern) {
        assertThat(DayForm.of(Locale.forLanguageTag(language)).pattern()).isEqualTo(pattern);
    }

    @Test
    void whereverItIsReadADayInFiguresHasDayMonthAndYearInFull() {
        for (var locale : Locale.getAvailableLocales()) {
            assertThat(DayForm.of(locale).pattern())
                    .as(locale.toLanguageTag())
                    .hasSize(10)
                    .contains("dd", "MM", "yyyy");
        }
    }
}
