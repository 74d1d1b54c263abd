package com.papertrade.ui.trade;

import com.papertrade.money.Money;
import com.papertrade.portfolio.Position;
import com.papertrade.trading.OrderPreview;
import com.papertrade.trading.Rejection;
import com.papertrade.trading.Side;
import com.papertrade.ui.component.Facts;
import com.papertrade.ui.component.Figure;
import com.papertrade.ui.component.Figures;
import com.papertrade.ui.component.OrderWords;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;

/** Cost, cash and position after the trade. The rows stay while the figures in them move. */
class OrderEffect extends Div {

    private final Lines lines;
    private final Span amount = moving();
    private final Span amountNote = note();
    private final Span commission = new Figure();
    private final Span slippage = new Figure();
    private final Span total = moving();
    private final Span kept = new Figure();
    private final Span cashAfter = moving();
    private final Span cashNote = note();
    private final Span buyingPowerAfter = moving();
    private final Span buyingPowerNote = note();
    private final Span positionAfter = new Figure();
    private final Span positionNote = note();
    private final Span costAfter = moving();
    private final Span costNote = note();
    private final Paragraph rejection = new Paragraph();

    /** Which rows there are. */
    private record Lines(Side side, boolean commission, boolean slippage, boolean kept) {

        static Lines of(Side side, OrderPreview preview) {
            return new Lines(
                    side,
                    preview.fees().commission().isPositive(),
                    preview.fees().slippage().isPositive(),
                    preview.kept().isPresent());
        }

        boolean fees() {
            return commission || slippage;
        }
    }

    OrderEffect(Side side, OrderPreview preview) {
        this.lines = Lines.of(side, preview);
        rejection.addClassName("rejection");
        add(facts(), rejection);
    }

    private Facts facts() {
        var facts = new Facts().with(amountLabel(), new Span(amount, amountNote));
        if (lines.commission()) {
            facts.with("Commission", commission);
        }
        if (lines.slippage()) {
            facts.with("Slippage", slippage);
        }
        if (lines.fees()) {
            facts.with(lines.side() == Side.BUY ? "Total" : "Proceeds after fees", total);
        }
        if (lines.kept()) {
            facts.with("Keeps while it waits", kept);
        }
        return facts.withLine()
                .with("Cash after", new Span(cashAfter, cashNote))
                .with("Buying power after", new Span(buyingPowerAfter, buyingPowerNote))
                .with("Position after", new Span(positionAfter, positionNote))
                .with("Average cost after", new Span(costAfter, costNote));
    }

    boolean hasLinesFor(Side wanted, OrderPreview preview) {
        return lines.equals(Lines.of(wanted, preview));
    }

    void show(OrderPreview preview) {
        amount.setText(amountOf(preview));
        amountNote.setText("%s × %s".formatted(Figures.quantity(preview.quantity()), Figures.price(preview.price())));
        commission.setText(Figures.money(preview.fees().commission()));
        slippage.setText(Figures.money(preview.fees().slippage()));
        total.setText(known(preview.total(lines.side())));
        kept.setText(preview.kept().map(OrderWords::kept).orElse(""));
        cashAfter.setText(known(preview.cashAfter()));
        cashNote.setText("from " + Figures.money(preview.cashBefore()));
        buyingPowerAfter.setText(known(preview.buyingPowerAfter()));
        buyingPowerNote.setText("from " + Figures.money(preview.buyingPower()));
        showPosition(preview);
        Figure.write(
                rejection,
                preview.rejection().map(Rejection::sentence).map(Figures::told).orElse(""));
        rejection.setVisible(preview.rejection().isPresent());
    }

    private void showPosition(OrderPreview preview) {
        positionAfter.setText(shares(preview.positionAfter()));
        positionNote.setText(held(preview.positionBefore()));
        costAfter.setText(averageCost(preview.positionAfter()));
        costNote.setText(costBefore(preview.positionBefore()));
    }

    /** The same in a sentence. */
    static String sentence(Side side, OrderPreview preview) {
        return preview.rejection()
                .map(Rejection::sentence)
                .map(Figures::told)
                .orElseGet(() -> "%s %s, cash after %s."
                        .formatted(amountLabel(side), amountOf(preview), known(preview.cashAfter())));
    }

    private static Span moving() {
        var figure = new Figure();
        figure.addClassName("moves");
        return figure;
    }

    private static Span note() {
        var note = new Figure();
        note.addClassName("note");
        return note;
    }

    private String amountLabel() {
        return amountLabel(lines.side());
    }

    private static String amountLabel(Side side) {
        return side == Side.BUY ? "Estimated cost" : "Estimated proceeds";
    }

    private static String amountOf(OrderPreview preview) {
        return preview.amount().map(Figures::money).orElse("too large");
    }

    private static String known(Optional<Money> money) {
        return money.map(Figures::money).orElse(Figures.UNKNOWN);
    }

    private static String shares(Optional<Position> position) {
        return position.map(Position::quantity).map(Figures::shares).orElse(Figures.UNKNOWN);
    }

    private static String averageCost(Optional<Position> position) {
        return position.flatMap(Position::averageCost).map(Figures::averageCost).orElse(Figures.UNKNOWN);
    }

    private static String held(Position before) {
        return before.quantity().isZero() ? "from none" : "from " + Figures.quantity(before.quantity());
    }

    private static String costBefore(Position before) {
        return before.averageCost()
                .map(cost -> "from " + Figures.averageCost(cost))
                .orElse("");
    }
}
