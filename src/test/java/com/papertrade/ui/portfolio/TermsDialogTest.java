package com.papertrade.ui.portfolio;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.papertrade.money.Price;
import com.papertrade.trading.Charge;
import com.papertrade.trading.ExecutionPolicy;
import com.papertrade.trading.TradingTerms;
import com.papertrade.ui.component.ChargeFields;
import org.junit.jupiter.api.Test;

/** How a portfolio trades from now on. */
class TermsDialogTest extends PortfolioTest {

    private static final TradingTerms PER_SHARE = new TradingTerms(
            ExecutionPolicy.REALISTIC,
            new Charge.PerShare(Price.usd("0.005"), usd("1"), usd("10")),
            new Charge.PerOrder(usd("0.40")));

    @Test
    void itBeginsWithTheTermsInForce() {
        when(accounts.termsOf(TRADER, PORTFOLIO.id())).thenReturn(PER_SHARE);

        var dialog = opened();

        assertThat(dialog.terms.read()).contains(PER_SHARE);
        assertThat(dialog.terms.fees.isOpened()).isTrue();
        assertThat(dialog.getElement().getTextRecursively())
                .contains("Orders that wait keep the terms they were accepted under.");
    }

    @Test
    void whatIsChosenIsInForceFromNowOn() {
        when(accounts.change(any(), any(), any())).thenReturn(true);
        var dialog = opened();
        dialog.terms.policy.setValue(ExecutionPolicy.REALISTIC);
        dialog.terms.commission.kind.setValue(ChargeFields.Kind.PER_SHARE);
        dialog.terms.commission.rate.setValue("0.005");
        dialog.terms.commission.minimum.setValue("1");
        dialog.terms.commission.maximum.setValue("$10");
        dialog.terms.slippage.kind.setValue(ChargeFields.Kind.PER_ORDER);
        dialog.terms.slippage.amount.setValue("0.40");

        _click(dialog.save);

        verify(accounts).change(TRADER, PORTFOLIO.id(), PER_SHARE);
        _assertNone(TermsDialog.class);
    }

    @Test
    void withoutALeastThereIsNone() {
        var fields = opened().terms;
        fields.commission.kind.setValue(ChargeFields.Kind.PER_SHARE);
        fields.commission.rate.setValue("0.01");
        fields.commission.maximum.setValue("5");

        assertThat(fields.read().map(TradingTerms::commission))
                .contains(new Charge.PerShare(Price.usd("0.01"), usd("0"), usd("5")));
    }

    @Test
    void aMostBelowTheLeastIsAnsweredAndNothingIsChanged() {
        var dialog = opened();
        dialog.terms.commission.kind.setValue(ChargeFields.Kind.PER_SHARE);
        dialog.terms.commission.rate.setValue("0.005");
        dialog.terms.commission.minimum.setValue("10");
        dialog.terms.commission.maximum.setValue("1");

        _click(dialog.save);

        assertThat(dialog.terms.commission.maximum.getErrorMessage())
                .isEqualTo("The most is no less than the least of $10.00.");
        verify(accounts, never()).change(any(), any(), any());
    }

    @Test
    void aChargeWithoutItsFiguresIsAnswered() {
        var dialog = opened();
        dialog.terms.commission.kind.setValue(ChargeFields.Kind.PER_SHARE);
        dialog.terms.slippage.kind.setValue(ChargeFields.Kind.PER_ORDER);

        _click(dialog.save);

        assertThat(dialog.terms.commission.rate.getErrorMessage()).isEqualTo("Type what a share costs.");
        assertThat(dialog.terms.slippage.amount.isInvalid()).isTrue();
        verify(accounts, never()).change(any(), any(), any());
    }

    @Test
    void aChargeOfMoreThanAMillionIsAnswered() {
        var dialog = opened();
        dialog.terms.commission.kind.setValue(ChargeFields.Kind.PER_ORDER);
        dialog.terms.commission.amount.setValue("1,000,000.01");

        _click(dialog.save);

        assertThat(dialog.terms.commission.amount.getErrorMessage()).isEqualTo("A charge is at most $1,000,000.00.");
        verify(accounts, never()).change(any(), any(), any());
    }

    @Test
    void theHeadingNamesThePolicy() {
        when(accounts.termsOf(TRADER, PORTFOLIO.id())).thenReturn(PER_SHARE);

        assertThat(shown(new OverviewView(own())).heading.policy.getText()).isEqualTo("Realistic fills");
    }

    private TermsDialog opened() {
        shown(new OverviewView(own())).heading.menu().askForTerms();
        return _get(TermsDialog.class);
    }
}
