package com.papertrade.ui;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.papertrade.identity.User;
import com.papertrade.identity.UserId;
import com.papertrade.performance.Valuations;
import com.papertrade.ui.component.Background;
import com.papertrade.ui.live.Audience;
import com.papertrade.ui.live.HandTimer;
import com.papertrade.ui.live.LiveScreens;
import com.papertrade.ui.live.TraderScreen;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteConfiguration;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** A browser without a browser: shows a view, and lets slow answers come when the test says so. */
public final class Screen {

    private static final List<Class<? extends Component>> VIEWS = views();
    private static final Routes ROUTES = routes();

    private final Queue<Runnable> underWay = new ArrayDeque<>();
    private final List<TraderScreen> traders = new ArrayList<>();
    private final List<String> scripts = new ArrayList<>();

    /** Where it is registered as open. */
    public final LiveScreens screens = new LiveScreens(new HandTimer(), Runnable::run);

    /** Its questions wait until {@link #answerNext}. */
    public final Background background = new Background(underWay::add);

    /** Where a browser without services begins. */
    @Route(value = "", registerAtStartup = false)
    public static class Blank extends Div {}

    /** Karibu's own search finds public views only. */
    private static List<Class<? extends Component>> views() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        return scanner.findCandidateComponents("com.papertrade.ui").stream()
                .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .filter(view -> view != Blank.class)
                .<Class<? extends Component>>map(view -> view.asSubclass(Component.class))
                .toList();
    }

    /** The first screen has the address that {@link Blank} has here; it can still be linked to. */
    private static boolean isFirst(Class<? extends Component> view) {
        return view.getAnnotation(Route.class).value().isEmpty();
    }

    private static Routes routes() {
        var routes = new Routes();
        VIEWS.stream().filter(view -> !isFirst(view)).forEach(routes.getRoutes()::add);
        routes.getRoutes().add(Blank.class);
        return routes;
    }

    public static Screen open() {
        MockVaadin.setup(ROUTES);
        RouteConfiguration.forSessionScope().setRoute("", Blank.class);
        VIEWS.stream()
                .filter(Screen::isFirst)
                .forEach(view -> RouteConfiguration.forSessionScope().setRoute("first", view));
        return new Screen();
    }

    public void show(Component view) {
        UI.getCurrent().add(view);
    }

    public TraderScreen of(UserId trader, Valuations valuations) {
        var screen = new TraderScreen(
                () -> new User(trader, "Maya", "", false), valuations, screens, new Audience(Clock.systemUTC()));
        traders.add(screen);
        return screen;
    }

    /** There is news. */
    public void beat() {
        traders.forEach(TraderScreen::refresh);
        roundtrip();
    }

    /** The question asked first is answered, and what the answer changes is on screen. */
    public void answerNext() {
        underWay.remove().run();
        roundtrip();
    }

    /** The question asked last is answered before the others. */
    public void answerLast() {
        var last = underWay.stream().reduce((_, later) -> later).orElseThrow();
        underWay.remove(last);
        last.run();
        roundtrip();
    }

    private void roundtrip() {
        MockVaadin.runUIQueue(false);
        hearScripts();
        MockVaadin.clientRoundtrip(false);
    }

    private void hearScripts() {
        UI.getCurrent().getInternals().getStateTree().runExecutionsBeforeClientResponse();
        UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
                .map(pending -> pending.getInvocation().getExpression())
                .forEach(scripts::add);
    }

    /** What the browser was told to do since this was asked last. */
    public List<String> scripts() {
        roundtrip();
        var told = List.copyOf(scripts);
        scripts.clear();
        return told;
    }

    /** How many components there are. */
    public long components() {
        return descendants(UI.getCurrent()).count();
    }

    private static Stream<Component> descendants(Component parent) {
        return parent.getChildren().flatMap(child -> Stream.concat(Stream.of(child), descendants(child)));
    }

    public int questionsUnderWay() {
        return underWay.size();
    }

    public void close() {
        MockVaadin.tearDown();
    }
}
