package com.papertrade.ui.live;

import com.papertrade.identity.CurrentUser;
import com.papertrade.identity.UserId;
import com.papertrade.instrument.Symbol;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.performance.Valuations;
import com.papertrade.trading.OrdersChanged;
import com.papertrade.ui.component.DatabaseOutage;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One browser tab and the trader in front of it. What the portfolios are worth is read once for all
 * parts of the screen, on navigation as well as on news. It ends with its tab, and nothing of it stays.
 */
@SpringComponent
@UIScope
public class TraderScreen implements LiveScreen {

    private static final Logger LOG = LoggerFactory.getLogger(TraderScreen.class);

    private final UserId trader;
    private final Valuations valuations;
    private final LiveScreens screens;
    private final Audience audience;
    private final UI ui = UI.getCurrent();
    private final List<LivePart> parts = new CopyOnWriteArrayList<>();
    final Notification outage =
            lasting(DatabaseOutage.SENTENCE + " What you see may be old; it is read again by itself.");
    final Notification farewell = lasting(
            "PaperTrade is being restarted. Your orders and portfolios are kept; this page goes on in a moment.");
    private final OrderTidings tidings = new OrderTidings();
    private final AtomicInteger readings = new AtomicInteger();
    private volatile Optional<Reading> shown = Optional.empty();

    /** What was read, and how many readings had begun before. */
    private record Reading(int number, List<PortfolioValuation> owned, Set<Symbol> held) {}

    private record Told(Reading reading, List<News> news) {}

    private record News(LivePart part, Runnable show) {}

    public TraderScreen(CurrentUser currentUser, Valuations valuations, LiveScreens screens, Audience audience) {
        this.trader = currentUser.id();
        this.valuations = valuations;
        this.screens = screens;
        this.audience = audience;
        screens.open(this);
        ui.addDetachListener(_ -> screens.close(this));
    }

    /** Keeps this part of the screen up to date for as long as the component is on it. */
    public void whileShown(Component shown, LivePart part) {
        shown.addAttachListener(_ -> parts.add(part));
        shown.addDetachListener(_ -> parts.remove(part));
    }

    /** What the trader owns, oldest first, as it was last read. */
    public List<PortfolioValuation> owned() {
        if (shown.isEmpty()) {
            readAgain();
        }
        return shown.orElseThrow().owned();
    }

    /** On the way to another page, or to the same one again. */
    public void readAgain() {
        shown = Optional.of(read());
    }

    /** After the trader has done something: here it shows at once, and in other tabs almost. */
    public void portfoliosChanged() {
        readAgain();
        newsOf(owned()).forEach(this::showIfStillThere);
        tellOtherTabs();
    }

    public void tellOtherTabs() {
        screens.portfoliosChanged(trader, this);
    }

    @Override
    public UserId trader() {
        return trader;
    }

    @Override
    public boolean showsAnyOf(Set<Symbol> updated) {
        return shown.filter(reading -> !Collections.disjoint(updated, reading.held()))
                        .isPresent()
                || parts.stream().anyMatch(part -> !Collections.disjoint(updated, part.symbols()));
    }

    /** What cannot be read stays as it was, and the trader is told so until it can be read again. */
    @Override
    public void refresh() {
        try {
            if (audience.isThere(ui)) {
                showNews();
            }
        } catch (UIDetachedException left) {
            LOG.debug("The screen was left before its news was there", left);
        } catch (RuntimeException unread) {
            if (DatabaseOutage.isBehind(unread)) {
                ui.access(outage::open);
            }
            throw unread;
        }
    }

    @Override
    public void note(OrdersChanged changed) {
        tidings.note(changed.order());
    }

    @Override
    public void sayFarewell() {
        var _ = ui.access(farewell::open);
    }

    /** How many parts of the screen move. */
    public int parts() {
        return parts.size();
    }

    private static Notification lasting(String sentence) {
        var notification = new Notification(sentence);
        notification.setDuration(0);
        notification.setPosition(Notification.Position.BOTTOM_CENTER);
        return notification;
    }

    private void showNews() {
        var told = screens.read(() -> {
            var reading = read();
            return new Told(reading, newsOf(reading.owned()));
        });
        ui.accessSynchronously(() -> show(told.reading(), told.news()));
    }

    /** The trader may have done something since this was begun to be read: then it is old already. */
    private void show(Reading reading, List<News> news) {
        outage.close();
        tidings.take(reading.owned()).forEach(Notification::show);
        if (shown.filter(last -> last.number() > reading.number()).isEmpty()) {
            shown = Optional.of(reading);
            news.forEach(this::showIfStillThere);
        }
    }

    private void showIfStillThere(News news) {
        if (parts.contains(news.part())) {
            news.show().run();
        }
    }

    private List<News> newsOf(List<PortfolioValuation> owned) {
        return parts.stream().map(part -> new News(part, part.newsOf(owned))).toList();
    }

    private Reading read() {
        var number = readings.incrementAndGet();
        var owned = valuations.valuationsOf(trader);
        return new Reading(number, owned, heldIn(owned));
    }

    private static Set<Symbol> heldIn(List<PortfolioValuation> owned) {
        return owned.stream()
                .flatMap(valuation -> valuation.positions().stream())
                .map(value -> value.position().symbol())
                .collect(Collectors.toUnmodifiableSet());
    }
}
