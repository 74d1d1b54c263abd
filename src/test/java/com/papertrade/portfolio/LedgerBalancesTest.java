package com.papertrade.portfolio;

import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.papertrade.instrument.SplitRatio;
import com.papertrade.instrument.Symbol;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.LedgerEntry.Bought;
import com.papertrade.portfolio.LedgerEntry.Deposited;
import com.papertrade.portfolio.LedgerEntry.DividendReceived;
import com.papertrade.portfolio.LedgerEntry.FeeCharged;
import com.papertrade.portfolio.LedgerEntry.Reversed;
import com.papertrade.portfolio.LedgerEntry.SharesSplit;
import com.papertrade.portfolio.LedgerEntry.Sold;
import com.papertrade.portfolio.LedgerEntry.Withdrawn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerBalancesTest {

    private static final Instant NOON = Instant.parse("2026-03-02T17:00:00Z");
    private static final LocalDate MARCH_2 = LocalDate.of(2026, 3, 2);
    private static final Symbol AAPL = new Symbol("AAPL");

    private static final Deposited DEPOSIT_10_000 = new Deposited(NOON, usd("10000"));
    private static final Bought BUY_10_AT_150 = new Bought(NOON, AAPL, Quantity.of(10), Price.usd("150"), usd("1500"));
    private static final Sold SELL_4_AT_160 =
            new Sold(NOON, AAPL, Quantity.of(4), Price.usd("160"), usd("640"), usd("600"));
    private static final SharesSplit FOUR_FOR_ONE =
            new SharesSplit(NOON, AAPL, SplitRatio.of("4"), MARCH_2, Quantity.of(6), Quantity.of(24));

    @Test
    void cashMovesWithEveryEntry() {
        var balances = after(
                DEPOSIT_10_000, // 10,000
                BUY_10_AT_150, // 8,500
                SELL_4_AT_160, // 9,140
                new DividendReceived(
                        NOON, AAPL, Quantity.of(6), Price.usd("0.25"), MARCH_2, MARCH_2, usd("1.50")), // 9,141.50
                new FeeCharged(NOON, usd("1"), "commission"), // 9,140.50
                new Withdrawn(NOON, usd("140.50"))); // 9,000

        assertThat(balances.cash()).isEqualTo(usd("9000"));
        assertThat(balances.deposited()).isEqualTo(usd("9859.50"));
    }

    @Test
    void costLeavesInProportion() {
        var position = after(DEPOSIT_10_000, BUY_10_AT_150, SELL_4_AT_160)
                .holding(AAPL)
                .position();

        assertThat(position).isEqualTo(new Position(AAPL, Quantity.of(6), usd("900")));
        assertThat(position.averageCost()).contains(Price.usd("150"));
        assertThat(SELL_4_AT_160.realizedGain()).isEqualTo(usd("40"));
    }

    @Test
    void aSplitChangesQuantityNotCost() {
        var position = after(DEPOSIT_10_000, BUY_10_AT_150, SELL_4_AT_160, FOUR_FOR_ONE)
                .holding(AAPL)
                .position();

        assertThat(position).isEqualTo(new Position(AAPL, Quantity.of(24), usd("900")));
        assertThat(position.averageCost()).contains(Price.usd("37.50"));
    }

    @Test
    void aSaleRealisesProceedsLessCostTaken() {
        assertThat(after(DEPOSIT_10_000, BUY_10_AT_150, SELL_4_AT_160)
                        .holding(AAPL)
                        .realizedGain())
                .isEqualTo(usd("40"));
    }

    @Test
    void aReversalTakesEveryEffectBack() {
        for (var entry : List.of(BUY_10_AT_150, new Withdrawn(NOON, usd("5")), new FeeCharged(NOON, usd("1"), "fee"))) {
            var reversed = after(DEPOSIT_10_000, entry, new Reversed(NOON, 2, entry, "entered twice"));

            assertThat(reversed.cash()).isEqualTo(usd("10000"));
            assertThat(reversed.deposited()).isEqualTo(usd("10000"));
            assertThat(reversed.holding(AAPL)).isEqualTo(Holding.none(AAPL));
        }
    }

    @Test
    void aReversedSaleBringsTheSharesBackAndTakesTheGain() {
        var reversal = new Reversed(NOON, 3, SELL_4_AT_160, "wrong account");

        var balances = after(DEPOSIT_10_000, BUY_10_AT_150, SELL_4_AT_160, reversal);

        assertThat(balances.cash()).isEqualTo(usd("8500"));
        assertThat(balances.holding(AAPL).position()).isEqualTo(new Position(AAPL, Quantity.of(10), usd("1500")));
        assertThat(balances.holding(AAPL).realizedGain()).isEqualTo(usd("0"));
    }

    @Test
    void aReversedSplitBringsTheSharesBack() {
        var reversal = new Reversed(NOON, 4, FOUR_FOR_ONE, "did not happen");

        assertThat(after(DEPOSIT_10_000, BUY_10_AT_150, SELL_4_AT_160, FOUR_FOR_ONE, reversal)
                        .holding(AAPL)
                        .position())
                .isEqualTo(new Position(AAPL, Quantity.of(6), usd("900")));
    }

    @Test
    void noMoreIsSoldThanHeld() {
        var balances = after(DEPOSIT_10_000);

        assertThatIllegalArgumentException().isThrownBy(() -> balances.book(SELL_4_AT_160));
    }

    @Test
    void theLastShareTakesAllTheCost() {
        var position = new Position(AAPL, Quantity.of("0.333333333"), usd("33.34"));

        assertThat(position.costOf(Quantity.of("0.333333333"))).isEqualTo(usd("33.34"));
    }

    private static LedgerBalances after(LedgerEntry... entries) {
        var balances = new LedgerBalances();
        for (var entry : entries) {
            balances.book(entry);
        }
        return balances;
    }
}
