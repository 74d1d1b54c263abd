package com.papertrade.trading;

import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.trading.OrderSize.Amount;
import com.papertrade.trading.OrderType.Limit;
import com.papertrade.trading.OrderType.Stop;
import org.junit.jupiter.api.Test;

class ChargeTest {

    private static final Charge HALF_A_CENT_A_SHARE = new Charge.PerShare(Price.usd("0.005"), usd("1"), usd("10"));

    @Test
    void aFixedChargeIsTheSameForEveryOrder() {
        var charge = new Charge.PerOrder(usd("4.95"));

        assertThat(charge.on(Quantity.of("0.001"))).isEqualTo(usd("4.95"));
        assertThat(charge.on(Quantity.of(1_000_000))).isEqualTo(usd("4.95"));
    }

    @Test
    void aChargeAShareHasALeastAndAMost() {
        assertThat(HALF_A_CENT_A_SHARE.on(Quantity.of(100))).isEqualTo(usd("1")); // 0.50
        assertThat(HALF_A_CENT_A_SHARE.on(Quantity.of(201))).isEqualTo(usd("1")); // 1.005, half to the even cent
        assertThat(HALF_A_CENT_A_SHARE.on(Quantity.of(500))).isEqualTo(usd("2.50"));
        assertThat(HALF_A_CENT_A_SHARE.on(Quantity.of(2_000))).isEqualTo(usd("10"));
        assertThat(HALF_A_CENT_A_SHARE.on(Quantity.of("9999999999999999999"))).isEqualTo(usd("10"));
    }

    @Test
    void slippageIsForWhatIsFilledAtTheMarketsPrice() {
        var terms = new TradingTerms(
                ExecutionPolicy.INSTANT, new Charge.PerOrder(usd("1")), new Charge.PerOrder(usd("0.30")));

        assertThat(terms.feesOf(OrderType.MARKET, Quantity.of(10))).isEqualTo(new Fees(usd("1"), usd("0.30")));
        assertThat(terms.feesOf(new Stop(Price.usd("10")), Quantity.of(10)).total())
                .isEqualTo(usd("1.30"));
        assertThat(terms.feesOf(new Limit(Price.usd("10")), Quantity.of(10))).isEqualTo(new Fees(usd("1"), usd("0")));
    }

    @Test
    void aChargeIsMoreThanNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Charge.PerOrder(usd("0")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Charge.PerShare(Price.usd("1"), usd("2"), usd("1")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Charge.PerShare(Price.usd("1"), usd("-1"), usd("1")));
    }

    @Test
    void aChargeIsAtMostAMillion() {
        assertThat(new Charge.PerOrder(usd("1000000")).on(Quantity.of(1))).isEqualTo(usd("1000000"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Charge.PerOrder(usd("1000000.01")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Charge.PerShare(Price.usd("1"), usd("0"), usd("99999999999999999.99")));
    }

    @Test
    void anAmountBuysNoMoreThanItPaysFor() {
        assertThat(new Amount(usd("500")).at(Price.usd("3"))).isEqualTo(Quantity.of("166.666666666"));
        assertThat(new Amount(usd("0.01")).at(Price.usd("9999999999999"))).isEqualTo(Quantity.ZERO);
        assertThatIllegalArgumentException().isThrownBy(() -> new Amount(usd("0")));
    }
}
