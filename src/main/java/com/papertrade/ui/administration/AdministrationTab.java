package com.papertrade.ui.administration;

import com.papertrade.marketdata.FeedUnavailable;
import com.papertrade.portfolio.LedgerReport;
import com.papertrade.ui.component.Background;
import com.papertrade.ui.component.Icon;
import com.papertrade.ui.component.Notice;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.RouterLink;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A part of administration: read beside the screen, again after a while, and said when it cannot be. */
abstract class AdministrationTab<T> extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final Logger LOG = LoggerFactory.getLogger(AdministrationTab.class);

    /** Short enough to watch a job end; a reading is a handful of small queries. */
    private static final Duration BETWEEN_READINGS = Duration.ofSeconds(5);

    private final Background background;
    private final Div content = new Div();
    private boolean underWay;

    final Office office;
    final LedgerAlarm alarm;
    final Notice failure = new Notice();
    final Paragraph waiting = new Paragraph("Reading…");

    AdministrationTab(Office office, Background background) {
        this.office = office;
        this.background = background;
        this.alarm = getClass() == LedgerView.class
                ? new LedgerAlarm()
                : new LedgerAlarm(new RouterLink("See what differs", LedgerView.class));
        addClassNames("page", "administration-page");
        waiting.addClassNames("card", "muted");
        content.addClassName("page");
        content.setVisible(false);
        add(heading(), alarm, failure, waiting, content);
    }

    /** To everybody else these pages are like any that never were. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!office.admitsUser()) {
            throw new NotFoundException();
        }
        refresh();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        var ui = attached.getUI();
        var polls = ui.addPollListener(_ -> refresh());
        ui.setPollInterval((int) betweenReadings().toMillis());
        addDetachListener(detached -> {
            polls.remove();
            ui.setPollInterval(-1);
            detached.unregisterListener();
        });
    }

    /** Asked on another thread: must not touch a component. */
    abstract T read();

    abstract void show(T read);

    /** How long what is shown may be behind what is so: jobs, calls and errors are no news that prices bring. */
    Duration betweenReadings() {
        return BETWEEN_READINGS;
    }

    final void refresh() {
        if (!underWay) {
            underWay = true;
            ask(() -> new Reading<>(read(), office.latestVerification()), this::succeeded, this::failed);
        }
    }

    final <A> void ask(Supplier<A> question, Consumer<A> answer, Consumer<RuntimeException> failed) {
        background.ask(question, answer, failed);
    }

    final When when() {
        return new When(office.zone(), office.now());
    }

    final Section section(String title, Component... parts) {
        var section = new Section(new H2(title));
        section.add(parts);
        section.addClassName("card");
        content.add(section);
        return section;
    }

    /** What to tell an administrator about a failure; what nobody foresaw goes to the log. */
    static String sentence(RuntimeException failure) {
        if (failure instanceof FeedUnavailable unavailable) {
            return unavailable.sentence();
        }
        LOG.error("Administration met an unexpected failure", failure);
        return "Something failed on the server; the log says more.";
    }

    private record Reading<T>(T content, Optional<LedgerReport> verification) {}

    private void succeeded(Reading<T> read) {
        underWay = false;
        failure.clear();
        waiting.setVisible(false);
        content.setVisible(true);
        alarm.show(read.verification(), when());
        show(read.content());
    }

    private void failed(RuntimeException failed) {
        underWay = false;
        waiting.setVisible(false);
        failure.show(
                "This could not be read" + (content.isVisible() ? "; what is below is older" : ""),
                sentence(failed),
                new Button("Try again", Icon.RETRY.create(), _ -> refresh()));
    }

    private Div heading() {
        var tabs = new Nav(
                tab(FeedView.class, "Market data"),
                tab(CoverageView.class, "Coverage"),
                tab(ImportsView.class, "Imports"),
                tab(ActionsView.class, "Splits and dividends"),
                tab(JobsView.class, "Jobs"),
                tab(LedgerView.class, "Ledger"),
                tab(UsersView.class, "Users"));
        tabs.addClassName("segments-nav");
        tabs.setAriaLabel("Administration");
        var heading = new Div(new H1("Administration"), tabs);
        heading.addClassName("page-heading");
        return heading;
    }

    private RouterLink tab(Class<? extends AdministrationTab<?>> view, String text) {
        var link = new RouterLink(view);
        link.add(new Span(text));
        if (getClass() == view) {
            link.addClassName("selected");
            link.getElement().setAttribute("aria-current", "page");
        }
        return link;
    }

    @Override
    public String getPageTitle() {
        return "Administration · PaperTrade";
    }
}
