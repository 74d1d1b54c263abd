package com.papertrade.ui.portfolio;

import com.papertrade.instrument.Symbol;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.portfolio.LedgerRecord;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.trading.Order;
import com.papertrade.ui.component.Figure;
import com.papertrade.ui.component.Figures;
import com.papertrade.ui.component.OrderPaper;
import com.papertrade.ui.component.OrderStory;
import com.papertrade.ui.component.ReadersZone;
import com.papertrade.ui.portfolio.OwnActivity.Listing;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteConfiguration;
import jakarta.annotation.security.PermitAll;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** All that ever happened to a portfolio, newest first, however long that is, or what of it is looked for. */
@Route("portfolio/:portfolio/activity")
@PermitAll
class ActivityView extends PortfolioTab {

    private final OwnPortfolios own;
    private final OwnActivity activity;
    private final ZoneId zone;
    private volatile ActivityFilter filter = ActivityFilter.NONE;
    private volatile Optional<Listing> shown = Optional.empty();
    private volatile Optional<OrderStory> opened = Optional.empty();
    private boolean entering;
    private boolean typing;

    final FilterBar filters = new FilterBar(this::narrow);
    final Span count = new Figure();
    final ActivityExport export = new ActivityExport(this::file);
    final Div leftOut = new Div();
    final LedgerList list;
    final ReceiptPanel receipt = new ReceiptPanel(this::close);
    final UnfilledOrders unfilled;

    ActivityView(OwnPortfolios own, OwnActivity activity) {
        super(own, Tab.ACTIVITY);
        this.own = own;
        this.activity = activity;
        this.zone = ReadersZone.of(UI.getCurrent()).orElse(own.zone());
        this.list = new LedgerList(own.zone(), activity::page, this::choose, filters::clear);
        this.unfilled = new UnfilledOrders(own.zone(), this::showOrder);
        count.addClassNames("note", "entry-count");
        count.getElement().setAttribute("role", "status");
        leftOut.addClassNames("left-out", "note");
        leftOut.getElement().setAttribute("role", "status");
        var bar = new Div(filters, count, export);
        bar.addClassName("activity-bar");
        var lists = new Div(list, unfilled);
        lists.addClassName("activity-lists");
        var columns = new Div(lists, receipt);
        columns.addClassName("activity-columns");
        add(bar, leftOut, columns);
    }

    /** Also on the way back and forth between what was looked for. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var address = ActivityAddress.read(event.getLocation().getQueryParameters());
        filter = address.filter();
        entering = true;
        typing = false;
        super.beforeEnter(event);
        filters.show(filter);
        list.select(address.entry().flatMap(sequence -> activity.entry(id(), sequence)));
        if (list.selected().isEmpty()) {
            closeReceipt(); // of an order that was not filled, maybe another portfolio's
        }
        showLeftOut(address);
        entering = false;
    }

    private void showLeftOut(ActivityAddress address) {
        leftOut.removeAll();
        address.leftOut().forEach(sentence -> leftOut.add(new Paragraph(sentence)));
        if (address.entry().isPresent() && list.selected().isEmpty()) {
            leftOut.add(new Paragraph(
                    "This portfolio has no entry %d.".formatted(address.entry().get())));
        }
    }

    @Override
    Consumer<PortfolioValuation> readFor(PortfolioId id) {
        var asked = filter;
        var before = shown;
        var listing = activity.list(id, asked, zone, before);
        var grown = before.filter(last -> last.portfolio().equals(id) && last.entriesInAll() == listing.entriesInAll())
                .isEmpty();
        var symbols = grown ? Optional.of(activity.symbols(id)) : Optional.<List<Symbol>>empty();
        var notFilled = activity.notFilled(id, asked, zone);
        var open = opened;
        var now = open.map(OrderStory::order).filter(Order::isOpen).flatMap(order -> own.story(id, order.id()));
        return _ -> {
            // Something else may be looked for since this was read.
            if (asked.equals(filter)) {
                show(listing);
                unfilled.show(notFilled);
            }
            symbols.ifPresent(filters::offer);
            // What waits can become something else while it is looked at.
            now.filter(story -> opened.equals(open) && !open.equals(Optional.of(story)))
                    .ifPresent(this::show);
        };
    }

    private void show(Listing listing) {
        shown = Optional.of(listing);
        list.show(listing);
        count.setText(words(listing));
    }

    private static String words(Listing listing) {
        var found = listing.counted().entries();
        var all = listing.entriesInAll();
        var entries = all == 1 ? "entry" : "entries";
        return listing.filter().isEmpty()
                ? "%s %s".formatted(Figures.count(all), entries)
                : "%s of %s %s".formatted(Figures.count(found), Figures.count(all), entries);
    }

    private void narrow(ActivityFilter asked) {
        var before = filter;
        if (asked.equals(before)) {
            return;
        }
        filter = asked;
        leftOut.removeAll();
        show(activity.list(id(), asked, zone, shown));
        unfilled.show(activity.notFilled(id(), asked, zone));
        var onlyText = asked.withText(before.text()).equals(before);
        // A word that is typed letter by letter is one step back.
        writeAddress(onlyText && typing);
        typing = onlyText;
    }

    private void choose(Optional<LedgerRecord> entry) {
        entry.ifPresentOrElse(this::showReceipt, this::closeReceipt);
        if (!entering) {
            writeAddress(true);
        }
    }

    private void writeAddress(boolean replacing) {
        var path =
                RouteConfiguration.forSessionScope().getUrl(ActivityView.class, PortfolioNavigation.parameters(id()));
        var entry = list.selected().map(LedgerRecord::sequence);
        var address = new Location(path, ActivityAddress.of(filter, entry));
        var history = UI.getCurrent().getPage().getHistory();
        if (replacing) {
            history.replaceState(null, address);
        } else {
            history.pushState(null, address);
        }
    }

    private void showReceipt(LedgerRecord entry) {
        opened = Optional.empty();
        own.orderBehind(id(), entry)
                .ifPresentOrElse(
                        this::show, () -> receipt.open(new EntryDetails(entry, own.zone()), "Close the entry"));
    }

    private void showOrder(Order order) {
        list.select(Optional.empty());
        own.story(id(), order.id()).ifPresent(this::show);
    }

    private void show(OrderStory story) {
        receipt.open(new OrderPaper(story, own.zone()), "Close the order");
        opened = Optional.of(story);
    }

    private void close() {
        list.select(Optional.empty());
        closeReceipt();
    }

    private void closeReceipt() {
        opened = Optional.empty();
        receipt.close();
    }

    /** Of what is listed now; asked beside the screen. */
    private CsvExport file() {
        var listing = shown.orElseThrow();
        var name = "%s-activity-%s.csv"
                .formatted(FileNames.wordsOf(portfolio().name().value()), own.today());
        return new CsvExport(
                name,
                listing.counted().entries(),
                (offset, limit) -> activity.page(listing, offset, limit),
                own.zone());
    }
}
