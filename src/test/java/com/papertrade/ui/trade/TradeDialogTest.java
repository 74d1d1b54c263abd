package com.papertrade.ui.trade;

import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.when;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.papertrade.performance.DailyChange;
import com.papertrade.performance.Gain;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.portfolio.Portfolio;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.PortfolioName;
import com.papertrade.trading.Side;
import com.papertrade.ui.component.OrderStories;
import com.papertrade.ui.live.TraderScreen;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The trade form above another screen. */
class TradeDialogTest extends TradeTest {

    private static final Portfolio SWING_IDEAS =
            new Portfolio(PortfolioId.random(), TRADER, new PortfolioName("Swing ideas"), usd("100"), usd("100"), NOW);

    @Test
    void aHundredOpeningsLeaveNothingBehindAndTheLastOneStillWorks() {
        var trader = trader();
        var partsBefore = trader.parts();
        var componentsBefore = screen.components();
        for (var opening = 0; opening < 100; opening++) {
            var left = newDialog(trader);
            left.open(Optional.of(PORTFOLIO.id()));
            left.form().picker.lookUp("QUIL");
            MockVaadin.clientRoundtrip(false);
            assertThat(trader.parts()).isEqualTo(partsBefore + 2);
            assertThat(screen.components()).isGreaterThan(componentsBefore + 20);
            left.close();
            MockVaadin.clientRoundtrip(false);
        }
        while (screen.questionsUnderWay() > 0) {
            screen.answerNext();
        }
        assertThat(trader.parts()).isEqualTo(partsBefore);
        assertThat(screen.components()).isEqualTo(componentsBefore);

        var dialog = newDialog(trader);
        dialog.open(Optional.of(PORTFOLIO.id()));
        when(marketData.currentQuote(eq(QUIL.symbol()), any(), any())).thenReturn(current(QUIL, "236.85"));
        dialog.form().fields.symbol.setValue(QUIL);
        screen.answerNext();

        assertThat(dialog.form().price.state()).isEqualTo(PriceQuest.State.CURRENT);
        dialog.close();
    }

    @Test
    void anotherPortfolioKeepsWhatIsFilledIn() {
        var dialog = newDialog(trader());
        dialog.open(Optional.of(SWING_IDEAS.id()));
        dialog.form().fields.size.quantity.setValue("7");

        dialog.form().moveTo(PORTFOLIO.id());

        assertThat(dialog.form().fields.size.quantity.getValue()).isEqualTo("7");
    }

    @Test
    void aDraftOfAnEarlierSessionFillsTheTicketInAgain() {
        var dialog = newDialog(trader());
        when(instruments.find(QUIL.symbol())).thenReturn(Optional.of(QUIL));
        dialog.open(TicketDraft.read("""
                        {"portfolio": "%s", "symbol": "QUIL · Quill Software", "side": "Sell", "type": "Limit",
                         "limit": "$1.50", "by": "Quantity", "quantity": "7", "time": "nonsense"}
                        """.formatted(SWING_IDEAS.id())).orElseThrow());
        screen.answerNext();

        var fields = dialog.form().fields;
        assertThat(fields.side.getValue()).isEqualTo(Side.SELL);
        assertThat(fields.type.type.getValue()).isEqualTo(TypeChoice.LIMIT);
        assertThat(fields.type.limit.getValue()).isEqualTo("$1.50");
        assertThat(fields.size.quantity.getValue()).isEqualTo("7");
        assertThat(fields.symbol.getValue()).isEqualTo(QUIL);
    }

    @Test
    void aDraftForAPortfolioThatIsNotOwnedOpensNothingAndIsDropped() {
        var dialog = newDialog(trader());
        var scriptsBefore = screen.scripts();

        dialog.open(TicketDraft.read("{\"portfolio\": \"%s\", \"quantity\": \"50\"}".formatted(PortfolioId.random()))
                .orElseThrow());

        assertThat(dialog.isOpened()).isFalse();
        assertThat(scriptsBefore).noneMatch(script -> script.contains("drop"));
        assertThat(screen.scripts()).contains("window.paperTradeDraft?.drop()");
    }

    @Test
    void aDraftThatNamesNoPortfolioOpensNothing() {
        var dialog = newDialog(trader());

        dialog.open(TicketDraft.read("{\"quantity\": \"50\"}").orElseThrow());

        assertThat(dialog.isOpened()).isFalse();
    }

    @Test
    void whatIsNoDraftIsNone() {
        assertThat(TicketDraft.read("")).isEmpty();
        assertThat(TicketDraft.read("{")).isEmpty();
        assertThat(TicketDraft.read("[1]")).isEmpty();
    }

    private TraderScreen trader() {
        when(valuations.valuationsOf(TRADER)).thenReturn(List.of(valuation(PORTFOLIO), valuation(SWING_IDEAS)));
        return screen.of(TRADER, valuations);
    }

    private TradeDialog newDialog(TraderScreen trader) {
        return new TradeDialog(
                currentUser,
                new TradeServices(portfolios, instruments, marketData, desk, accounts, new OrderStories(orders, desk)),
                screen.background,
                trader);
    }

    private static PortfolioValuation valuation(Portfolio portfolio) {
        var day = LocalDate.parse("2026-11-19");
        var nothing = Gain.over(portfolio.cash(), usd("0"));
        return new PortfolioValuation(
                portfolio,
                NOW,
                Optional.of(portfolio.cash()),
                List.of(),
                Optional.empty(),
                new DailyChange.Known(
                        day,
                        day.minusDays(1),
                        portfolio.cash(),
                        portfolio.cash(),
                        usd("0"),
                        usd("0"),
                        usd("0"),
                        nothing,
                        List.of()),
                List.of(),
                List.of());
    }
}
