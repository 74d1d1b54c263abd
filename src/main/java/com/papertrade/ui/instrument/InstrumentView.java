package com.papertrade.ui.instrument;

import com.papertrade.identity.CurrentUser;
import com.papertrade.identity.UserId;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.Quote;
import com.papertrade.money.Price;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.performance.PositionValue;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.ui.component.Background;
import com.papertrade.ui.component.FailureWords;
import com.papertrade.ui.component.Figures;
import com.papertrade.ui.component.Icon;
import com.papertrade.ui.component.Notice;
import com.papertrade.ui.live.LivePart;
import com.papertrade.ui.live.TraderScreen;
import com.papertrade.ui.trade.PriceLookup;
import com.papertrade.ui.trade.PriceLookup.Meaning;
import com.papertrade.watchlist.Watchlist;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One instrument: how its price went, what the trader has of it, and what is known about it. */
@Route("instrument/:symbol")
@PermitAll
class InstrumentView extends Div implements BeforeEnterObserver, HasDynamicTitle, LivePart {

    private final UserId trader;
    private final InstrumentReader reader;
    private final Background background;
    private final TraderScreen screen;
    private final PriceLookup lookup;
    private final Map<PortfolioId, OwnPosition> positions = new LinkedHashMap<>();
    private final Div columns = new Div();
    private final Div own = new Div();
    private String title = "Instrument";
    private volatile @Nullable Instrument instrument;
    private Optional<EarlierCloses> closes = Optional.empty();
    private Optional<Standing> standing = Optional.empty();
    private int lastQuestion;
    private boolean asking;

    private final H1 sought = new H1();
    final InstrumentHeading heading;
    final PriceSection prices = new PriceSection(this::choose);
    final FactCards facts = new FactCards();
    final Notice notice = new Notice();

    InstrumentView(CurrentUser currentUser, InstrumentReader reader, Background background, TraderScreen screen) {
        this.trader = currentUser.id();
        this.reader = reader;
        this.background = background;
        this.screen = screen;
        this.lookup = new PriceLookup(background, reader.instruments(), reader.marketData());
        this.heading = new InstrumentHeading(reader.marketData().clock(), this::toggleWatching);
        addClassNames("page", "instrument-page");
        own.addClassName("own-positions");
        var left = new Div(prices, own);
        left.addClassName("today-column");
        columns.add(left, facts);
        columns.addClassName("instrument-columns");
        add(sought, heading, notice, columns);
        screen.whileShown(this, this);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var typed = event.getRouteParameters().get(InstrumentNavigation.SYMBOL).orElse("");
        var parameters = event.getLocation().getQueryParameters();
        prices.range.setValue(InstrumentNavigation.rangeIn(parameters));
        prices.style.setValue(InstrumentNavigation.styleIn(parameters));
        Symbol.parse(typed).flatMap(reader.instruments()::find).ifPresentOrElse(this::enter, () -> lookFor(typed));
    }

    private void enter(Instrument entered) {
        lookup.forget();
        if (!entered.equals(instrument)) {
            positions.clear();
            own.removeAll();
            closes = Optional.empty();
            standing = Optional.empty();
            heading.awaitPrice();
            facts.clear();
        }
        instrument = entered;
        title = "%s · %s".formatted(entered.symbol(), entered.name());
        notice.clear();
        columns.setVisible(true);
        heading.setVisible(true);
        sought.setVisible(false);
        heading.show(entered);
        heading.showWatched(reader.watchlist().watches(trader, entered.symbol()));
        showOwned(screen.owned());
        prices.load();
        read();
    }

    /** Its prices may be many, or in a database that is slow: everything else is there meanwhile. */
    private void read() {
        var wanted = instrument;
        if (wanted != null) {
            var number = ++lastQuestion;
            asking = true;
            var owned = screen.owned();
            var from = prices.range.getValue().from(reader.marketData().clock().date());
            background.ask(
                    () -> reader.read(trader, wanted, from),
                    answer -> ifStillLast(number, () -> show(answer, owned)),
                    failure -> ifStillLast(number, () -> fail(failure)));
        }
    }

    private void ifStillLast(int number, Runnable action) {
        if (number == lastQuestion) {
            asking = false;
            action.run();
        }
    }

    /** @param owned as it was when this was asked for */
    private void show(InstrumentReading answer, List<PortfolioValuation> owned) {
        closes = Optional.of(answer.earlierCloses());
        standing =
                Optional.of(Standing.of(answer.instrument(), answer.today(), answer.quote(), owned, answer.waiting()));
        notice.clear();
        showQuote(answer.quote());
        heading.showWatched(answer.watched());
        prices.show(answer, held(screen.owned()));
        facts.show(answer);
    }

    private void fail(RuntimeException failure) {
        prices.fail();
        notice.show(
                "The prices could not be read",
                FailureWords.sentence(failure),
                new Button("Try again", Icon.RETRY.create(), _ -> {
                    notice.clear();
                    prices.load();
                    read();
                }));
    }

    /** Another range or style: in the address, so that it can be kept and gone back to. */
    private void choose() {
        var shown = instrument;
        if (shown != null) {
            var parameters = InstrumentNavigation.parametersOf(prices.range.getValue(), prices.style.getValue());
            UI.getCurrent()
                    .getPage()
                    .getHistory()
                    .replaceState(null, new Location(InstrumentNavigation.address(shown.symbol()), parameters));
            read();
        }
    }

    private void toggleWatching() {
        var shown = instrument;
        if (shown != null) {
            var watchlist = reader.watchlist();
            if (watchlist.watches(trader, shown.symbol())) {
                watchlist.remove(trader, shown.symbol());
                heading.showWatched(false);
            } else {
                var added = watchlist.add(trader, shown.symbol());
                heading.showWatched(added);
                if (!added) {
                    Notification.show("You watch %d instruments, which is the most. Take one off the watchlist first."
                            .formatted(Watchlist.MOST));
                }
            }
        }
    }

    @Override
    public Set<Symbol> symbols() {
        return Optional.ofNullable(instrument)
                .map(shown -> Set.of(shown.symbol()))
                .orElse(Set.of());
    }

    @Override
    public Runnable newsOf(List<PortfolioValuation> owned) {
        var shown = instrument;
        if (shown == null) {
            return () -> {};
        }
        var quote = reader.marketData().quote(shown.symbol());
        var today = reader.marketData().clock().date();
        var now = Standing.of(shown, today, quote, owned, reader.orders().open(trader, shown.symbol()));
        return () -> {
            if (shown.equals(instrument)) {
                showQuote(quote);
                quote.ifPresent(last -> prices.moveTo(last, closeBefore(last)));
                showOwned(owned);
                readAgainIfOld(now);
            }
        };
    }

    /** What is shown stays until there is something newer: neither the zoom nor the focus is lost. */
    private void readAgainIfOld(Standing now) {
        var old = standing.filter(then -> !then.equals(now)).isPresent();
        var nothingYet = standing.isPresent() && prices.isEmpty() && !asking;
        if (old || nothingYet) {
            standing = Optional.of(now);
            read();
        }
    }

    private void showQuote(Optional<Quote> quote) {
        heading.showPrice(quote, quote.flatMap(this::closeBefore));
        var shown = instrument;
        if (shown != null) {
            retitle(quote.map(last -> "%s · %s".formatted(Figures.price(last.last()), shown.symbol()))
                    .orElse(shown.symbol().value()));
        }
    }

    private void retitle(String newTitle) {
        if (!newTitle.equals(title)) {
            title = newTitle;
            UI.getCurrent().getPage().setTitle(getPageTitle());
        }
    }

    /** Until the splits are read, nothing: a comparison across one would be wrong. */
    private Optional<Price> closeBefore(Quote quote) {
        return closes.flatMap(known -> known.before(quote));
    }

    private void showOwned(List<PortfolioValuation> owned) {
        var shown = instrument;
        if (shown == null) {
            return;
        }
        var holding = owned.stream()
                .filter(valuation -> in(valuation, shown).isPresent())
                .toList();
        if (!holding.stream().map(one -> one.portfolio().id()).toList().equals(List.copyOf(positions.keySet()))) {
            rebuild(holding, shown);
        }
        holding.forEach(valuation -> in(valuation, shown)
                .ifPresent(position -> Optional.ofNullable(
                                positions.get(valuation.portfolio().id()))
                        .ifPresent(part -> part.show(position))));
        heading.offer(
                shown,
                holding.stream()
                        .findFirst()
                        .or(() -> owned.stream().findFirst())
                        .map(one -> one.portfolio().id()));
    }

    private void rebuild(List<PortfolioValuation> holding, Instrument shown) {
        positions.clear();
        own.removeAll();
        for (var valuation : holding) {
            in(valuation, shown).ifPresent(position -> {
                var part = new OwnPosition(valuation, position);
                positions.put(valuation.portfolio().id(), part);
                own.add(part);
            });
        }
    }

    private List<PositionValue> held(List<PortfolioValuation> owned) {
        return Optional.ofNullable(instrument).stream()
                .flatMap(shown -> owned.stream().flatMap(valuation -> in(valuation, shown).stream()))
                .toList();
    }

    private static Optional<PositionValue> in(PortfolioValuation valuation, Instrument instrument) {
        return valuation.positions().stream()
                .filter(value -> value.position().symbol().equals(instrument.symbol()))
                .findFirst();
    }

    /** What the address names is not known here; the provider may know it. */
    private void lookFor(String typed) {
        lastQuestion++;
        instrument = null;
        title = "Instrument";
        heading.setVisible(false);
        sought.setText(typed);
        sought.setVisible(true);
        columns.setVisible(false);
        notice.show("Looking for “%s”".formatted(typed), "It is not among the instruments known here.");
        lookup.meaningOf(typed, meaning -> understood(typed, meaning), failure -> notFound(typed, failure));
    }

    private void understood(String typed, Meaning meaning) {
        meaning.exact().ifPresentOrElse(this::enter, () -> {
            var near = meaning.near().stream().map(InstrumentView::suggestion).toArray(Component[]::new);
            notice.show(
                    "Nothing is called “%s”".formatted(typed),
                    near.length == 0 ? "Search above, by ticker or by a company's name." : "Did you mean one of these?",
                    near);
        });
    }

    private static Component suggestion(Instrument near) {
        var link = InstrumentNavigation.link(near.symbol(), new Span("%s · %s".formatted(near.symbol(), near.name())));
        link.addClassName("button-link");
        return link;
    }

    private void notFound(String typed, RuntimeException failure) {
        notice.show(
                "“%s” could not be looked up".formatted(typed),
                FailureWords.sentence(failure) + " Instruments already known can still be found with the search above.",
                new Button("Try again", Icon.RETRY.create(), _ -> lookFor(typed)));
    }

    @Override
    public String getPageTitle() {
        return title + " · PaperTrade";
    }
}
