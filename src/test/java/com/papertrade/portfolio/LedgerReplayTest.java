package com.papertrade.portfolio;

import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.LedgerEntry.Bought;
import com.papertrade.portfolio.LedgerEntry.Deposited;
import com.papertrade.portfolio.LedgerEntry.Sold;
import com.papertrade.portfolio.WrittenEntry.Readable;
import com.papertrade.portfolio.WrittenEntry.Unreadable;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LedgerReplayTest {

    private static final Instant NOON = Instant.parse("2026-03-02T17:00:00Z");
    private static final Symbol AAPL = new Symbol("AAPL");

    private final LedgerReplay replay = new LedgerReplay(PortfolioId.random());

    @Test
    void aMistakeThatLaterEntriesPassOnIsToldWhereItBegan() {
        deposit(1, "100", "100");
        deposit(2, "50", "151"); // a dollar too much
        deposit(3, "25", "176"); // the same dollar
        deposit(4, "25", "200"); // and all is well again

        assertThat(replay.differences())
                .extracting(LedgerDifference::entry, LedgerDifference::sentence)
                .containsExactly(tuple(2L, "cash after is stored as USD 151.00 and replayed as USD 150.00"));
    }

    @Test
    void aMistakeThatGrowsIsToldAgain() {
        deposit(1, "100", "101");
        deposit(2, "100", "202");

        assertThat(replay.differences()).extracting(LedgerDifference::entry).containsExactly(1L, 2L);
    }

    @Test
    void missingEntriesAreNamed() {
        deposit(1, "100", "100");
        deposit(3, "100", "200");
        deposit(6, "100", "300");

        assertThat(replay.differences())
                .extracting(LedgerDifference::sentence)
                .containsExactly("entry 2 is missing", "entries 4 to 5 are missing");
        assertThat(replay.entries()).isEqualTo(3);
    }

    @Test
    void behindAnEntryThatCannotBeReadNothingIsReplayed() {
        deposit(1, "100", "100");
        replay.replay(new Unreadable(2, "Not a symbol: ?"));

        assertThat(replay.isPossible()).isFalse();
        assertThat(replay.differences())
                .extracting(LedgerDifference::entry, LedgerDifference::sentence)
                .containsExactly(tuple(2L, "cannot be read: Not a symbol: ?"));
    }

    @Test
    void sharesThatWereNeverThereCannotHaveBeenSold() {
        deposit(1, "100", "100");
        replay.replay(written(
                2,
                new Sold(NOON, AAPL, Quantity.of(1), Price.usd("5"), usd("5"), usd("0")),
                "105",
                Optional.of(Position.none(AAPL))));

        assertThat(replay.isPossible()).isFalse();
        assertThat(replay.differences())
                .singleElement()
                .extracting(LedgerDifference::sentence)
                .asString()
                .startsWith("cannot have happened: ");
    }

    @Test
    void quantityAndCostAfterAreToldApart() {
        deposit(1, "100", "100");
        replay.replay(written(
                2,
                new Bought(NOON, AAPL, Quantity.of(2), Price.usd("10"), usd("20")),
                "80",
                Optional.of(new Position(AAPL, Quantity.of(3), usd("21")))));

        assertThat(replay.differences())
                .extracting(LedgerDifference::sentence)
                .containsExactly(
                        "quantity after of AAPL is stored as 3 and replayed as 2",
                        "cost after of AAPL is stored as USD 21.00 and replayed as USD 20.00");
    }

    @Test
    void whoWroteEverywhereFillsNoMemory() {
        for (int i = 1; i <= 1_000; i++) {
            deposit(i, "1", String.valueOf(3 * i)); // off by 2 more each time
        }

        assertThat(replay.differences()).hasSize(LedgerReplay.MOST_DIFFERENCES);
    }

    /** Deposits so far are stored as they are replayed. */
    private void deposit(long sequence, String amount, String cashAfter) {
        deposited = deposited.plus(usd(amount));
        replay.replay(written(sequence, new Deposited(NOON, usd(amount)), cashAfter, Optional.empty()));
    }

    private Money deposited = Money.ZERO_USD;

    private Readable written(long sequence, LedgerEntry entry, String cashAfter, Optional<Position> after) {
        return new Readable(new LedgerRow(new LedgerRecord(sequence, entry, usd(cashAfter), after), deposited));
    }
}
