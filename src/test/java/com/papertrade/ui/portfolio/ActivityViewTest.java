package com.papertrade.ui.portfolio;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.papertrade.instrument.Symbol;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.EntryKind;
import com.papertrade.portfolio.LedgerCount;
import com.papertrade.portfolio.LedgerEntry;
import com.papertrade.portfolio.LedgerFilter;
import com.papertrade.portfolio.LedgerRecord;
import com.papertrade.portfolio.SearchText;
import com.papertrade.trading.ClientOrderId;
import com.papertrade.trading.Order;
import com.papertrade.trading.OrderFilter;
import com.papertrade.trading.OrderTicket;
import com.papertrade.trading.Rejection;
import com.papertrade.trading.RejectionReason;
import com.papertrade.trading.SampleOrders;
import com.papertrade.trading.Side;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ActivityViewTest extends PortfolioTest {

    private static final Symbol IBM = new Symbol("IBM");
    private static final LedgerRecord DEPOSIT =
            new LedgerRecord(1, new LedgerEntry.Deposited(NOW, usd("45250")), usd("45250"), Optional.empty());
    private static final LedgerRecord WITHDRAWAL =
            new LedgerRecord(2, new LedgerEntry.Withdrawn(NOW, usd("250")), usd("45000"), Optional.empty());

    @Test
    void oneEntryIsCountedAsOne() {
        ledger(DEPOSIT);

        assertThat(shown().count.getText()).isEqualTo("1 entry");
    }

    @Test
    void whatIsNewInTheLedgerComesWithoutAReload() {
        ledger(DEPOSIT);
        var view = shown();

        ledger(WITHDRAWAL, DEPOSIT);
        screen.beat();

        assertThat(view.count.getText()).isEqualTo("2 entries");
        assertThat(GridKt._findAll(view.list.wide)).containsExactly(WITHDRAWAL, DEPOSIT);
    }

    @Test
    void onlyWhatIsNewIsCountedAgain() {
        ledger(DEPOSIT);
        shown();

        screen.beat();

        verify(search).count(TRADER, PORTFOLIO.id(), LedgerFilter.ALL);
        verify(search).countAgain(TRADER, PORTFOLIO.id(), LedgerFilter.ALL, new LedgerCount(1, 1, List.of()));
    }

    @Test
    void anEntryWithoutAnOrderShowsWhatItDid() {
        ledger(DEPOSIT);
        var view = shown();
        assertThat(view.receipt.isVisible()).isFalse();

        view.list.wide.select(DEPOSIT);

        assertThat(view.receipt.isVisible()).isTrue();
        assertThat(view.receipt.getElement().getTextRecursively())
                .contains("Deposit", "+$45,250.00", "Cash afterwards");
        assertThat(addressWritten()).endsWith("/activity?entry=1");
    }

    @Test
    void theReceiptClosesWithTheSelection() {
        ledger(DEPOSIT);
        var view = shown();
        view.list.wide.select(DEPOSIT);

        view.list.wide.deselectAll();

        assertThat(view.receipt.isVisible()).isFalse();
        assertThat(addressWritten()).endsWith("/activity");
    }

    @Test
    void theEntryNamedInTheAddressIsOpenInBothLists() {
        ledger(WITHDRAWAL, DEPOSIT);
        when(search.entry(TRADER, PORTFOLIO.id(), 2)).thenReturn(Optional.of(WITHDRAWAL));

        var view = shown(Map.of("entry", "2"));

        assertThat(view.receipt.getElement().getTextRecursively()).contains("Withdrawal", "−$250.00");
        assertThat(view.list.wide.getSelectedItems()).containsExactly(WITHDRAWAL);
        assertThat(view.list.narrow.getSelectedItems()).containsExactly(WITHDRAWAL);
    }

    @Test
    void anEntryThatIsNotThereIsSaidNotToBe() {
        ledger(DEPOSIT);

        assertThat(shown(Map.of("entry", "7")).leftOut.getElement().getTextRecursively())
                .isEqualTo("This portfolio has no entry 7.");
    }

    @Test
    void theAddressSaysWhatIsLookedForInNewYorksDays() {
        var view = shown(
                Map.of("q", "kestrel", "type", "cash", "symbol", "kest", "from", "2026-02-02", "to", "2026-11-19"));

        var asked = new LedgerFilter(
                Optional.of(Instant.parse("2026-02-02T05:00:00Z")),
                Optional.of(Instant.parse("2026-11-20T05:00:00Z")),
                Set.of(EntryKind.DEPOSITED, EntryKind.WITHDRAWN),
                Optional.of(new Symbol("KEST")),
                SearchText.of("kestrel"));
        verify(search).count(TRADER, PORTFOLIO.id(), asked);
        assertThat(view.filters.search.getValue()).isEqualTo("kestrel");
        assertThat(view.filters.type.getValue()).isEqualTo(ActivityType.CASH);
        assertThat(view.filters.symbol.getValue()).isEqualTo(new Symbol("KEST"));
        assertThat(view.filters.from.getValue()).isEqualTo(LocalDate.parse("2026-02-02"));
        assertThat(view.filters.to.getValue()).isEqualTo(LocalDate.parse("2026-11-19"));
    }

    @Test
    void whatIsTypedIsLookedForAndStandsInTheAddress() {
        ledger(WITHDRAWAL, DEPOSIT);
        var view = shown();
        found("with", WITHDRAWAL);

        view.filters.search.setValue("with");

        assertThat(view.count.getText()).isEqualTo("1 of 2 entries");
        assertThat(GridKt._findAll(view.list.wide)).containsExactly(WITHDRAWAL);
        assertThat(addressWritten()).endsWith("/activity?q=with");
    }

    @Test
    void goingBackShowsWhatWasLookedForBefore() {
        ledger(WITHDRAWAL, DEPOSIT);
        var view = shown(Map.of("type", "buys"));
        view.filters.type.setValue(ActivityType.SELLS);

        enter(view, QueryParameters.of("type", "buys"));

        assertThat(view.filters.type.getValue()).isEqualTo(ActivityType.BUYS);
        enter(view, QueryParameters.empty());
        assertThat(view.filters.type.getValue()).isNull();
        assertThat(view.count.getText()).isEqualTo("2 entries");
    }

    @Test
    void whatMeansNothingInTheAddressIsLeftOutAndSaid() {
        ledger(DEPOSIT);

        var view = shown(Map.of("type", "loans", "from", "yesterday"));

        assertThat(view.leftOut.getElement().getTextRecursively())
                .contains("“loans” in the address is not a type of entry, and was left out.")
                .contains("“yesterday” in the address is not a day such as 2026-11-19, and was left out.");
        assertThat(view.count.getText()).isEqualTo("1 entry");
    }

    @Test
    void whereNothingIsFoundThatIsSaidWithAWayBackToAll() {
        ledger(DEPOSIT);
        var view = shown();
        found("xyz");
        view.filters.search.setValue("xyz");
        assertThat(view.list.nothing.getText()).isEqualTo("No entries match \"xyz\".");
        assertThat(view.count.getText()).isEqualTo("0 of 1 entry");
        assertThat(view.list.wide.isVisible()).isFalse();

        _click(_find(view.list, Button.class).getFirst());

        assertThat(view.filters.search.getValue()).isEmpty();
        assertThat(view.count.getText()).isEqualTo("1 entry");
        assertThat(GridKt._findAll(view.list.wide)).containsExactly(DEPOSIT);
        assertThat(addressWritten()).endsWith("/activity");
    }

    @Test
    void whatIsNewButNotLookedForChangesNoRow() {
        ledger(DEPOSIT);
        var view = shown();
        found("depo", DEPOSIT);
        view.filters.search.setValue("depo");
        when(search.countAgain(any(), any(), eq(textOf("depo")), any())).thenReturn(new LedgerCount(3, 1, List.of()));

        screen.beat();

        assertThat(view.count.getText()).isEqualTo("1 of 3 entries");
        assertThat(GridKt._findAll(view.list.wide)).containsExactly(DEPOSIT);
    }

    @Test
    void anOrderThatWasRefusedIsListedWithItsReason() {
        when(orders.unfilled(eq(TRADER), eq(PORTFOLIO.id()), any(), anyInt())).thenReturn(List.of(rejected()));

        var view = shown();

        assertThat(view.unfilled.isVisible()).isTrue();
        assertThat(view.unfilled.getElement().getTextRecursively()).contains("Buy 8 IBM", "Insufficient funds.");
    }

    /** Nothing of it may stand beside another portfolio's ledger, whose view this is as well. */
    @Test
    void anOrderThatWasOpenIsClosedByGoingElsewhere() {
        var refused = rejected();
        when(orders.unfilled(eq(TRADER), eq(PORTFOLIO.id()), any(), anyInt())).thenReturn(List.of(refused));
        when(orders.find(TRADER, PORTFOLIO.id(), refused.id())).thenReturn(Optional.of(refused));
        var view = shown();
        _click(_get(view.unfilled, Button.class));
        assertThat(view.receipt.isVisible()).isTrue();

        enter(view, QueryParameters.empty());

        assertThat(view.receipt.isVisible()).isFalse();
    }

    @Test
    void whereNothingWasRefusedNothingIsSaidOfIt() {
        assertThat(shown().unfilled.isVisible()).isFalse();
    }

    @Test
    void ordersAreLookedForLikeEntries() {
        shown(Map.of("q", "limit", "type", "buys"));

        verify(orders)
                .unfilled(
                        TRADER,
                        PORTFOLIO.id(),
                        new OrderFilter(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(Side.BUY),
                                Optional.empty(),
                                SearchText.of("limit")),
                        50);
    }

    @Test
    void noOrderIsADividend() {
        shown(Map.of("type", "dividends"));

        verify(orders, never()).unfilled(any(), any(), any(), anyInt());
    }

    private void found(String text, LedgerRecord... newestFirst) {
        var all = search.count(TRADER, PORTFOLIO.id(), LedgerFilter.ALL).through();
        var counted = new LedgerCount(all, newestFirst.length, List.of());
        when(search.count(any(), any(), eq(textOf(text)))).thenReturn(counted);
        when(search.page(any(), any(), eq(textOf(text)), any(), anyInt(), anyInt()))
                .thenReturn(List.of(newestFirst));
    }

    private static LedgerFilter textOf(String text) {
        return new LedgerFilter(Optional.empty(), Optional.empty(), Set.of(), Optional.empty(), SearchText.of(text));
    }

    /** The last one the browser is told to show. */
    private static String addressWritten() {
        UI.getCurrent().getInternals().getStateTree().runExecutionsBeforeClientResponse();
        return UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
                .map(call -> call.getInvocation().getParameters())
                .flatMap(List::stream)
                .map(String::valueOf)
                .filter(parameter -> parameter.contains("/activity"))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private static Order rejected() {
        return SampleOrders.rejected(
                OrderTicket.market(ClientOrderId.random(), PORTFOLIO.id(), Side.BUY, IBM, Quantity.of(8)),
                new Rejection(RejectionReason.INSUFFICIENT_FUNDS, "Insufficient funds."),
                NOW);
    }

    private ActivityView shown() {
        return shown(Map.of());
    }

    private ActivityView shown(Map<String, String> parameters) {
        return shown(new ActivityView(own(), activity()), QueryParameters.simple(parameters));
    }
}
