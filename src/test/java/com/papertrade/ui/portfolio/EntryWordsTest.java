package com.papertrade.ui.portfolio;

import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.LedgerEntry.Bought;
import com.papertrade.portfolio.LedgerEntry.FeeCharged;
import com.papertrade.portfolio.LedgerEntry.Reversed;
import com.papertrade.portfolio.LedgerEntry.Sold;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How a correction reads to the trader whose ledger was corrected. */
class EntryWordsTest {

    private static final Instant NOON = Instant.parse("2026-03-02T17:00:00Z");
    private static final Symbol AAPL = new Symbol("AAPL");
    private static final Bought BOUGHT = new Bought(NOON, AAPL, Quantity.of(10), Price.usd("50"), usd("500"));
    private static final Sold SOLD = new Sold(NOON, AAPL, Quantity.of(4), Price.usd("60"), usd("240"), usd("200"));

    @Test
    void aPurchaseTakenBackGivesItsCashAndTakesItsShares() {
        var reversal = new Reversed(NOON, 3, BOUGHT, "wrong price");

        assertThat(EntryWords.kind(reversal)).isEqualTo("Reversal");
        assertThat(EntryWords.sentence(reversal)).isEqualTo("Takes back entry 3: wrong price");
        assertThat(EntryWords.symbol(reversal)).isEqualTo("AAPL");
        assertThat(EntryWords.quantity(reversal)).isEqualTo("−10");
        assertThat(EntryWords.amount(reversal)).isEqualTo("+$500.00");
    }

    @Test
    void aSaleTakenBackGivesItsSharesAndTakesItsCash() {
        var reversal = new Reversed(NOON, 4, SOLD, "wrong price");

        assertThat(EntryWords.quantity(reversal)).isEqualTo("4");
        assertThat(EntryWords.amount(reversal)).isEqualTo("−$240.00");
    }

    @Test
    void aFeeTakenBackMovesNoShares() {
        assertThat(EntryWords.quantity(new Reversed(NOON, 2, new FeeCharged(NOON, usd("7"), "commission"), "twice")))
                .isEmpty();
    }
}
