package com.papertrade.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.papertrade.instrument.Symbol;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuoteNewsTest {

    private static final UUID SENDER = UUID.fromString("6f3e0a1c-5b1d-4c2e-9a77-0123456789ab");

    @Test
    void isOneLineThatNamesTheSender() {
        var news = new QuoteNews(SENDER, Set.of(new Symbol("MSFT"), new Symbol("BRK-B")));

        assertThat(news).hasToString("6f3e0a1c-5b1d-4c2e-9a77-0123456789ab BRK-B MSFT");
        assertThat(QuoteNews.parse(news.toString())).isEqualTo(news);
    }

    @Test
    void theLongestLineIsRead() {
        var symbols = IntStream.range(0, QuoteNews.MOST_SYMBOLS)
                .mapToObj(i -> new Symbol("ABCDEFGHIJKL%04d".formatted(i)))
                .collect(Collectors.toSet());

        assertThat(QuoteNews.parse(new QuoteNews(SENDER, symbols).toString()).symbols())
                .hasSize(1_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "IBM",
                "6f3e0a1c-5b1d-4c2e-9a77-0123456789ab",
                "6f3e0a1c-5b1d-4c2e-9a77-0123456789ab  IBM",
                "6f3e0a1c-5b1d-4c2e-9a77-0123456789ab IBM;DROP",
                "{\"symbols\":[\"IBM\"]}",
                "someone IBM"
            })
    void whatIsNoNewsIsRefused(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> QuoteNews.parse(line));
    }

    @Test
    void whatIsTooLongIsRefusedUnread() {
        assertThatIllegalArgumentException().isThrownBy(() -> QuoteNews.parse(SENDER + " IBM".repeat(100_000)));
    }
}
