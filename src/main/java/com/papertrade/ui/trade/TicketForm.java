package com.papertrade.ui.trade;

import com.papertrade.identity.UserId;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.Symbol;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.portfolio.Position;
import com.papertrade.trading.ClientOrderId;
import com.papertrade.trading.Order;
import com.papertrade.trading.OrderId;
import com.papertrade.trading.OrderPreview;
import com.papertrade.trading.OrderTicket;
import com.papertrade.trading.RejectionReason;
import com.papertrade.trading.Side;
import com.papertrade.ui.component.Comparison;
import com.papertrade.ui.component.Notice;
import com.papertrade.ui.component.OrderWords;
import com.papertrade.ui.component.SideWords;
import com.papertrade.ui.component.SymbolField;
import com.papertrade.ui.live.LivePart;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.page.PendingJavaScriptResult;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is asked for, and beside it what it would do at the price known now. */
class TicketForm extends Div implements InstrumentPicker.Listener, PriceQuest.Listener, LivePart {

    private static final int OFFERED_UNASKED = 200;

    private final UserId trader;
    private final TradeServices services;
    private final BiFunction<PortfolioId, Optional<OrderId>, TicketPlace> places;
    private final Consumer<String> addressed;
    private @Nullable PortfolioId portfolio;
    private Optional<Order> changed = Optional.empty();
    private Optional<OrderPreview> foreseen = Optional.empty();
    private volatile Optional<TicketQuestion> asked = Optional.empty();
    private @Nullable PendingJavaScriptResult keeping;

    private final Paragraph restored = new Paragraph(
            "This ticket is as you left it when your session ended. If you had placed it, the activity has the order.");

    final Notice notice = new Notice();
    final PreviewPanel preview;
    final TicketFields fields;
    final InstrumentPicker picker;
    final PriceQuest price;
    final PlaceBar bar = new PlaceBar(this);

    /**
     * @param places where a ticket, or the change of an order, is found again should the session end
     * @param addressed hears at which address what is filled in would be found again
     */
    TicketForm(
            UserId trader,
            TradeServices services,
            PriceLookup lookup,
            BiFunction<PortfolioId, Optional<OrderId>, TicketPlace> places,
            Consumer<String> addressed) {
        this.trader = trader;
        this.services = services;
        this.places = places;
        this.addressed = addressed;
        this.preview = new PreviewPanel(services.marketData().clock().calendar().zone());
        var symbol = new SymbolField(services.instruments(), this::offered);
        this.fields = new TicketFields(symbol, this::showPreview, this::writeAddress);
        this.price = new PriceQuest(lookup, services.desk(), preview, notice, this);
        this.picker = new InstrumentPicker(symbol, lookup, notice, preview, this);
        addClassName("ticket");
        restored.addClassName("note");
        restored.getElement().setAttribute("role", "status");
        restored.setVisible(false);
        var effect = new Div(notice, preview, restored);
        effect.addClassName("effect");
        add(fields, effect, bar);
        addKeys();
    }

    private void addKeys() {
        addKey(Key.KEY_B, () -> fields.choose(Side.BUY));
        addKey(Key.KEY_S, () -> fields.choose(Side.SELL));
        addKey(Key.KEY_A, fields.size::toggle);
        addKey(Key.KEY_M, () -> fields.size.fill(fields.side.getValue()));
    }

    private void addKey(Key key, Runnable action) {
        var _ = Shortcuts.addShortcutListener(this, action::run, key, KeyModifier.ALT);
    }

    void open(PortfolioId id) {
        portfolio = id;
        fields.type.setTerms(services.accounts().termsOf(trader, id));
        clear();
    }

    /** As it was typed before the session ended. */
    void restore(TicketDraft draft) {
        fields.restore(draft);
        draft.symbol().ifPresent(picker::lookUp);
        restored.setVisible(true);
    }

    /** The same for another portfolio: what is filled in stays. */
    void moveTo(PortfolioId id) {
        portfolio = id;
        sayWhere();
        fields.type.setTerms(services.accounts().termsOf(trader, id));
        showPreview();
    }

    void clear() {
        changed = Optional.empty();
        sayWhere();
        restored.setVisible(false);
        fields.clear();
        picker.clear();
    }

    /** Fills in an open order, to be replaced by what becomes of it here. */
    void change(Order order) {
        changed = Optional.of(order);
        sayWhere();
        fields.show(order);
        picker.lookUp(order.symbol().value());
    }

    TicketPlace place() {
        return places.apply(portfolio(), replaced());
    }

    /** To the browser, which keeps it with what is typed. */
    private void sayWhere() {
        getElement().setAttribute("data-place", place().name());
        getElement().setAttribute("data-portfolio", portfolio().toString());
    }

    /** The open order that is being changed. */
    Optional<OrderId> replaced() {
        return changed.map(Order::id);
    }

    @Override
    public void picked(Instrument instrument) {
        writeAddress();
        price.ask(instrument.symbol());
    }

    @Override
    public void nothingPicked() {
        price.forget();
        showPreview();
    }

    @Override
    public void priceChanged() {
        showPreview();
    }

    @Override
    public void limitInstead() {
        notice.clear();
        fields.choose(TypeChoice.LIMIT);
        fields.type.limit.focus();
    }

    @Override
    public boolean needsCurrentPrice() {
        return fields.type.needsCurrentPrice();
    }

    /** The address of a change says only which order it is. */
    private void writeAddress() {
        if (changed.isEmpty()) {
            addressed.accept(TradeNavigation.address(
                    portfolio(), pickedSymbol(), fields.side.getValue(), fields.type.type.getValue()));
        }
    }

    private Optional<Symbol> pickedSymbol() {
        return picker.picked().map(Instrument::symbol);
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
        var compared = quote.map(last -> Comparison.of(last, services.marketData()));
        var answer = question.filter(TicketQuestion::priced).map(priced -> priced.answeredBy(services));
        return () -> {
            if (question.isPresent() && asked.equals(question)) {
                if (price.state() == PriceQuest.State.CURRENT) {
                    compared.ifPresent(price::show);
                }
                answer.ifPresent(this::show);
                price.noteKnown(quote);
            }
        };
    }

    void showPreview() {
        preview.setPolicy(fields.type.policyInWords(), needsCurrentPrice());
        var type = fields.readType();
        var size = fields.readSize();
        asked = pickedSymbol()
                .map(symbol -> new TicketQuestion(
                        trader,
                        portfolio(),
                        symbol,
                        fields.side.getValue(),
                        price.isAnswered(),
                        type,
                        size,
                        fields.type.timeInForce.getValue(),
                        replaced()));
        asked.map(question -> question.answeredBy(services)).ifPresentOrElse(this::show, this::showNothing);
        keepDraft();
    }

    /** What a key, a button or an answer has filled in is no typing, of which the browser would know; once is enough. */
    private void keepDraft() {
        if (isVisible() && (keeping == null || keeping.isSentToBrowser())) {
            keeping = TicketDraft.keep(this);
        }
    }

    private void showNothing() {
        foreseen = Optional.empty();
        preview.clearPreview();
        fields.size.offerNothing();
        bar.show(placeLabel(), whyNot());
    }

    private void show(TicketAnswer answer) {
        foreseen = answer.preview().filter(would -> !lacksPrice(would));
        foreseen.ifPresentOrElse(this::show, preview::clearPreview);
        fields.size.offer(
                fields.side.getValue(), answer.means(), MeansWords.sentence(fields.side.getValue(), answer.means()));
        bar.show(placeLabel(), whyNot());
        preview.speak(services.marketData().clock().now());
    }

    /** At an old price it is not shown what the order would do: it would not be done. */
    private static boolean lacksPrice(OrderPreview would) {
        return would.rejection()
                .filter(rejection -> rejection.reason() == RejectionReason.NO_CURRENT_PRICE)
                .isPresent();
    }

    /** Price and effect are of one quote, so that they agree on the screen. */
    private void show(OrderPreview would) {
        would.quote().ifPresent(price::show);
        preview.showPreview(fields.side.getValue(), would);
    }

    String placeLabel() {
        var side = SideWords.verb(fields.side.getValue());
        var label = pickedSymbol()
                .flatMap(symbol -> fields.readSize().map(size -> OrderWords.what(fields.side.getValue(), size, symbol)))
                .orElseGet(
                        () -> pickedSymbol().map(symbol -> side + " " + symbol).orElse(side));
        return changed.isPresent() ? "Change to: " + label : label;
    }

    /** What the order would do, as it is shown. */
    Optional<OrderPreview> foreseen() {
        return foreseen;
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
        bar.letPlace(possible, whyNot());
    }

    private Optional<String> whyNot() {
        return priceProblem()
                .or(fields::whatIsMissing)
                .or(() -> foreseen.isEmpty()
                        ? Optional.of("This order needs a price to reckon with.")
                        : foreseen.flatMap(OrderPreview::rejection).map(_ -> "This order would be rejected."));
    }

    private Optional<String> priceProblem() {
        return switch (price.state()) {
            case NOT_ASKED -> Optional.of("Pick an instrument first.");
            case ASKED -> Optional.of("Waiting for the price.");
            case UNTRADABLE -> Optional.of("This instrument cannot be traded here.");
            case NOT_CURRENT ->
                needsCurrentPrice() ? Optional.of("A market order needs a current price.") : Optional.empty();
            case CURRENT -> Optional.empty();
        };
    }

    /** The order as filled in; or nothing, and the form says what is missing. */
    Optional<OrderTicket> ticket(ClientOrderId id) {
        if (whyNot().isPresent()) {
            complain();
            return Optional.empty();
        }
        return asked.flatMap(question -> question.ticket(id));
    }

    private void complain() {
        if (picker.picked().isEmpty()) {
            fields.symbol.focus();
        } else {
            fields.complain();
        }
    }

    private PortfolioId portfolio() {
        return Objects.requireNonNull(portfolio, "opened before it is filled in");
    }
}
