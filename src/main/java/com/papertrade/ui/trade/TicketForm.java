package com.papertrade.ui.trade;

import com.papertrade.identity.UserId;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.CallPriority;
import com.papertrade.marketdata.Quote;
import com.papertrade.marketdata.QuoteAnswer;
import com.papertrade.money.Quantity;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.Position;
import com.papertrade.trading.ClientOrderId;
import com.papertrade.trading.OrderPreview;
import com.papertrade.trading.OrderTicket;
import com.papertrade.trading.OrderType;
import com.papertrade.trading.Rejection;
import com.papertrade.trading.Side;
import com.papertrade.ui.component.Figure;
import com.papertrade.ui.component.Figures;
import com.papertrade.ui.component.Icon;
import com.papertrade.ui.component.Notice;
import com.papertrade.ui.component.SideWords;
import com.papertrade.ui.live.LivePart;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is asked for, and beside it what it would do at the price known now. */
class TicketForm extends Div implements InstrumentPicker.Listener, LivePart {

    private static final int OFFERED_UNASKED = 200;

    private final UserId trader;
    private final TradeServices services;
    private final PriceLookup lookup;
    private @Nullable PortfolioId portfolio;
    private boolean priced;
    private boolean saidUnavailable;
    private CallPriority purpose = CallPriority.BROWSING;
    private Optional<QuoteAnswer.NotCurrent> outdated = Optional.empty();
    private Optional<Rejection> foreseen = Optional.empty();
    private volatile Optional<TicketQuestion> asked = Optional.empty();

    final SymbolField symbol;
    final InstrumentPicker picker;
    final RadioButtonGroup<Side> side = new RadioButtonGroup<>("Side");
    final QuantityField quantity = new QuantityField();
    final Notice notice = new Notice();
    final PreviewPanel preview;
    final Span hint = new Figure();
    final Button place = new Button("Buy");
    final Button retry = new Button("Try again", Icon.RETRY.create(), _ -> askForPrice(CallPriority.ORDER));

    TicketForm(UserId trader, TradeServices services, PriceLookup lookup) {
        this.trader = trader;
        this.services = services;
        this.lookup = lookup;
        this.preview = new PreviewPanel(services.marketData().clock().calendar().zone());
        this.symbol = new SymbolField(services.instruments(), this::offered);
        this.picker = new InstrumentPicker(symbol, lookup, notice, preview, this);
        addClassName("ticket");
        setUpFields();
        var fields = new Div(symbol, side, quantity);
        fields.addClassName("fields");
        var effect = new Div(notice, preview);
        effect.addClassName("effect");
        var actions = new Div(hint, place);
        actions.addClassName("place-bar");
        add(fields, effect, actions);
    }

    private void setUpFields() {
        symbol.setWidthFull();
        quantity.setWidthFull();
        side.setItems(Side.values());
        side.setItemLabelGenerator(SideWords::verb);
        side.addClassName("segments");
        side.setValue(Side.BUY);
        side.addValueChangeListener(this::sideChosen);
        quantity.addValueChangeListener(_ -> showPreview());
        place.addThemeVariants(ButtonVariant.PRIMARY);
        place.addClassName("place");
        place.setDisableOnClick(true);
        hint.setId("why-not");
        place.getElement().setAttribute("aria-describedby", "why-not");
    }

    void open(PortfolioId id) {
        portfolio = id;
        clear();
    }

    void clear() {
        quantity.clear();
        picker.clear();
    }

    @Override
    public void picked(Instrument instrument) {
        writeAddress();
        askForPrice(CallPriority.BROWSING);
    }

    /** One that the address asked for is in it already. */
    private void sideChosen(HasValue.ValueChangeEvent<Side> chosen) {
        if (chosen.isFromClient()) {
            writeAddress();
        }
        showPreview();
    }

    private void writeAddress() {
        var symbolPicked = picker.picked().map(Instrument::symbol);
        UI.getCurrent()
                .getPage()
                .getHistory()
                .replaceState(null, TradeNavigation.address(portfolio(), symbolPicked, side.getValue()));
    }

    @Override
    public void nothingPicked() {
        priced = false;
        showPreview();
    }

    /** Asks beside the screen; what nobody could trade is said at once and costs no call. */
    private void askForPrice(CallPriority why) {
        purpose = why;
        outdated = Optional.empty();
        priced = false;
        notice.clear();
        picker.picked().map(Instrument::symbol).ifPresent(this::askForPrice);
        showPreview();
    }

    private void askForPrice(Symbol wanted) {
        preview.announce(wanted.value());
        var untradable = services.desk().untradable(wanted);
        if (untradable.isPresent()) {
            lookup.forget();
            preview.stopWaiting();
            notice.show(
                    "%s cannot be traded here".formatted(wanted),
                    untradable.get().sentence());
        } else {
            preview.waitFor("Asking for the price of %s…".formatted(wanted));
            lookup.priceOf(wanted, purpose, this::showAnswer, failure -> noPrice(FailureWords.sentence(failure)));
        }
    }

    private void showAnswer(QuoteAnswer answer) {
        switch (answer) {
            case QuoteAnswer.Current current -> {
                priced = true;
                preview.stopWaiting();
                preview.showQuote(current.quote());
                showPreview();
            }
            case QuoteAnswer.NotCurrent notCurrent -> {
                outdated = Optional.of(notCurrent);
                notCurrent.lastKnown().ifPresent(preview::showStale);
                noPrice(notCurrent.problem());
            }
            case QuoteAnswer.Unknown _ -> noPrice("The market data provider does not know this symbol.");
        }
    }

    private void noPrice(String why) {
        preview.stopWaiting();
        // Who only looks is given none of the calls that are kept for orders; who asks for one, is.
        retry.setText(purpose == CallPriority.ORDER ? "Try again" : "Ask now, as for an order");
        notice.show("No current price for " + symbolText(), why + " Nothing has been placed.", retry);
        showPreview();
    }

    @Override
    public Set<Symbol> symbols() {
        return asked.map(question -> Set.of(question.symbol())).orElse(Set.of());
    }

    /** The price has moved, or is there at last; unless the form was filled in differently meanwhile, that is shown. */
    @Override
    public Runnable newsOf(List<PortfolioValuation> owned) {
        var question = asked;
        var quote = question.flatMap(about -> services.marketData().quote(about.symbol()));
        var answer = question.filter(TicketQuestion::priced).map(priced -> priced.answeredBy(services));
        return () -> {
            if (question.isEmpty() || !asked.equals(question)) {
                return;
            }
            if (answer.isPresent()) {
                quote.ifPresent(preview::showQuote);
                answer.ifPresent(this::show);
            } else if (isOvertakenBy(quote)) {
                askForPrice(CallPriority.BROWSING);
            }
        };
    }

    private boolean isOvertakenBy(Optional<Quote> known) {
        return outdated.filter(answer -> known.isPresent() && !known.equals(answer.lastKnown()))
                .isPresent();
    }

    void showPreview() {
        var shares = quantity.read();
        asked = picker.picked()
                .map(picked ->
                        new TicketQuestion(trader, portfolio(), picked.symbol(), side.getValue(), priced, shares));
        show(asked.map(question -> question.answeredBy(services)).orElse(TicketAnswer.NOTHING));
    }

    private void show(TicketAnswer answer) {
        foreseen = answer.preview().flatMap(OrderPreview::rejection);
        answer.preview().ifPresentOrElse(this::show, preview::clearPreview);
        Figure.write(place, placeLabel(asked.flatMap(TicketQuestion::quantity)));
        offerShortcut(answer);
        showWhyNot();
        preview.speak(now());
    }

    /** Price and effect are of one quote, so that they agree on the screen. */
    private void show(OrderPreview would) {
        would.quote().ifPresent(preview::showQuote);
        preview.showPreview(side.getValue(), would);
    }

    String placeLabel(Optional<Quantity> shares) {
        return "%s %s %s"
                .formatted(
                        SideWords.verb(side.getValue()),
                        shares.map(Figures::quantity).orElse(""),
                        symbolText())
                .replaceAll("\\s+", " ")
                .strip();
    }

    private String symbolText() {
        return picker.picked().map(Instrument::symbol).map(Symbol::value).orElse("");
    }

    private void offerShortcut(TicketAnswer answer) {
        quantity.offer(side.getValue() == Side.BUY ? "Max" : "All", answer.largest(side.getValue()));
        quantity.setHelperText(picker.picked().isPresent() ? holding(answer) : "");
    }

    private String holding(TicketAnswer answer) {
        var held = answer.held();
        var holding = held.isZero() ? "You hold none." : "You hold %s.".formatted(Figures.quantity(held));
        if (side.getValue() == Side.SELL || !priced) {
            return holding;
        }
        return "%s Cash covers %s; fractions are allowed.".formatted(holding, Figures.shares(answer.affordable()));
    }

    Quantity held() {
        return picker.picked()
                .map(picked ->
                        services.desk().largest(trader, portfolio(), Side.SELL, picked.symbol(), OrderType.MARKET))
                .orElse(Quantity.ZERO);
    }

    /** What is held first, then some of what is listed: nobody knows the tickers by heart. */
    private List<Instrument> offered() {
        var held = services.portfolios().positions(trader, portfolio()).stream()
                .map(Position::symbol)
                .toList();
        return Stream.concat(
                        services.instruments().find(held).values().stream(),
                        services.instruments().listed(OFFERED_UNASKED).stream())
                .distinct()
                .toList();
    }

    void letPlace(boolean possible) {
        place.setEnabled(possible);
        showWhyNot();
        sayUnavailable(saidUnavailable);
    }

    /** The button stays in reach of the keyboard; beside it stands why it would do nothing. */
    private void showWhyNot() {
        var reason = whyNot();
        hint.setText(reason.orElse(""));
        place.setClassName("unavailable", reason.isPresent());
        if (reason.isPresent() != saidUnavailable) {
            sayUnavailable(reason.isPresent());
        }
    }

    /** The button takes the attribute away whenever it renders itself enabled, so it is set after that. */
    private void sayUnavailable(boolean unavailable) {
        saidUnavailable = unavailable;
        place.getElement()
                .executeJs(
                        "requestAnimationFrame(() => this.setAttribute('aria-disabled', $0))",
                        String.valueOf(unavailable));
    }

    private Optional<String> whyNot() {
        if (picker.picked().isEmpty()) {
            return Optional.of("Pick an instrument first.");
        }
        if (!priced) {
            return Optional.of(notice.isVisible() ? "A market order needs a current price." : "Waiting for the price.");
        }
        if (quantity.read().isEmpty()) {
            return Optional.of(quantity.isInvalid() ? "Correct the number of shares." : "Type how many shares.");
        }
        return foreseen.map(_ -> "This order would be rejected.");
    }

    /** The order as filled in; or nothing, and the form says what is missing. */
    Optional<OrderTicket> ticket(ClientOrderId id) {
        if (whyNot().isPresent()) {
            complain();
            return Optional.empty();
        }
        return picker.picked()
                .flatMap(picked -> quantity.read()
                        .map(shares -> OrderTicket.market(id, portfolio(), side.getValue(), picked.symbol(), shares)));
    }

    private void complain() {
        if (picker.picked().isEmpty()) {
            symbol.focus();
        } else if (quantity.read().isEmpty()) {
            quantity.complain(quantity.isInvalid() ? quantity.getErrorMessage() : "Type how many shares.");
            quantity.focus();
        }
    }

    private Instant now() {
        return services.marketData().clock().now();
    }

    private PortfolioId portfolio() {
        return Objects.requireNonNull(portfolio, "opened before it is filled in");
    }
}
