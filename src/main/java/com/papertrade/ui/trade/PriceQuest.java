package com.papertrade.ui.trade;

import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.CallPriority;
import com.papertrade.marketdata.Quote;
import com.papertrade.marketdata.QuoteAnswer;
import com.papertrade.trading.TradingDesk;
import com.papertrade.ui.component.Comparison;
import com.papertrade.ui.component.FailureWords;
import com.papertrade.ui.component.Icon;
import com.papertrade.ui.component.Notice;
import com.vaadin.flow.component.button.Button;
import java.util.Optional;

/** Asks for the price of what was picked, beside the screen, and says what is wrong when there is none. */
class PriceQuest {

    /** How far it has come. */
    enum State {
        NOT_ASKED,
        ASKED,
        CURRENT,
        NOT_CURRENT,
        UNTRADABLE
    }

    /** What the form does about it. */
    interface Listener {

        void priceChanged();

        /** A way out where there is no price: an order that needs none. */
        void limitInstead();

        boolean needsCurrentPrice();
    }

    private final PriceLookup lookup;
    private final TradingDesk desk;
    private final PreviewPanel preview;
    private final Notice notice;
    private final Listener listener;
    private State state = State.NOT_ASKED;
    private Optional<Symbol> wanted = Optional.empty();
    private CallPriority purpose = CallPriority.BROWSING;
    private Optional<QuoteAnswer.NotCurrent> outdated = Optional.empty();
    private Optional<Comparison> compared = Optional.empty();

    final Button retry = new Button("Try again", Icon.RETRY.create(), _ -> askAgain(CallPriority.ORDER));
    private final Button limitInstead;

    PriceQuest(PriceLookup lookup, TradingDesk desk, PreviewPanel preview, Notice notice, Listener listener) {
        this.lookup = lookup;
        this.desk = desk;
        this.preview = preview;
        this.notice = notice;
        this.listener = listener;
        this.limitInstead = new Button("Use a limit order", _ -> listener.limitInstead());
    }

    State state() {
        return state;
    }

    /** Whether it is known by now if there is a price. */
    boolean isAnswered() {
        return state == State.CURRENT || state == State.NOT_CURRENT;
    }

    void forget() {
        wanted = Optional.empty();
        outdated = Optional.empty();
        compared = Optional.empty();
        state = State.NOT_ASKED;
    }

    void ask(Symbol symbol) {
        wanted = Optional.of(symbol);
        askAgain(CallPriority.BROWSING);
    }

    /** What nobody could trade is said at once and costs no call. */
    private void askAgain(CallPriority why) {
        purpose = why;
        outdated = Optional.empty();
        notice.clear();
        wanted.ifPresent(this::askFor);
        listener.priceChanged();
    }

    private void askFor(Symbol symbol) {
        preview.announce(symbol.value());
        var untradable = desk.untradable(symbol);
        if (untradable.isPresent()) {
            lookup.forget();
            preview.stopWaiting();
            state = State.UNTRADABLE;
            notice.show(
                    "%s cannot be traded here".formatted(symbol),
                    untradable.get().sentence());
        } else {
            state = State.ASKED;
            preview.waitFor("Asking for the price of %s…".formatted(symbol));
            lookup.priceOf(
                    symbol,
                    purpose,
                    answer -> show(symbol, answer),
                    failure -> noPrice(symbol, FailureWords.sentence(failure)));
        }
    }

    private void show(Symbol symbol, PriceLookup.PriceAnswer answer) {
        switch (answer.quote()) {
            case QuoteAnswer.Current current -> {
                state = State.CURRENT;
                preview.stopWaiting();
                show(new Comparison(current.quote(), answer.closeBefore()));
                listener.priceChanged();
            }
            case QuoteAnswer.NotCurrent notCurrent -> {
                outdated = Optional.of(notCurrent);
                notCurrent.lastKnown().ifPresent(preview::showStale);
                noPrice(symbol, notCurrent.problem());
            }
            case QuoteAnswer.Unknown _ -> noPrice(symbol, "The market data provider does not know this symbol.");
        }
    }

    private void noPrice(Symbol symbol, String why) {
        state = State.NOT_CURRENT;
        preview.stopWaiting();
        // Who only looks is given none of the calls that are kept for orders; who asks for one, is.
        retry.setText(purpose == CallPriority.ORDER ? "Try again" : "Ask now, as for an order");
        limitInstead.setVisible(listener.needsCurrentPrice());
        notice.show("No current price for " + symbol, why + " Nothing has been placed.", retry, limitInstead);
        listener.priceChanged();
    }

    /** The price known now, and what it and the next ones are compared with. */
    void show(Comparison now) {
        compared = Optional.of(now);
        show(now.quote());
    }

    /** The price known now is shown as what it is. */
    void show(Quote quote) {
        if (state == State.CURRENT) {
            preview.showQuote(compared.map(known -> known.movedTo(quote))
                    .orElseGet(() -> new Comparison(quote, Optional.empty())));
        } else {
            preview.showStale(quote);
        }
    }

    /** Asks again when a newer price has come than the one that was too old. */
    void noteKnown(Optional<Quote> known) {
        if (outdated.filter(answer -> known.isPresent() && !known.equals(answer.lastKnown()))
                .isPresent()) {
            askAgain(CallPriority.BROWSING);
        }
    }
}
