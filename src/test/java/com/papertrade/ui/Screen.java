package com.papertrade.ui;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.papertrade.ui.component.Background;
import com.papertrade.ui.component.Heartbeat;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import java.util.ArrayDeque;
import java.util.Queue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** A browser without a browser: shows a view, and lets slow answers come when the test says so. */
public final class Screen {

    /** Screens in tests stand still. */
    public static final Heartbeat STILL = (shown, refresh) -> {};

    private static final Routes ROUTES = routes();

    private final Queue<Runnable> underWay = new ArrayDeque<>();

    /** Its questions wait until {@link #answerNext}. */
    public final Background background = new Background(underWay::add);

    /** Where a browser without services begins. */
    @Route(value = "", registerAtStartup = false)
    public static class Blank extends Div {}

    /** Karibu's own search finds public views only. */
    private static Routes routes() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        var routes = new Routes();
        scanner.findCandidateComponents("com.papertrade.ui").stream()
                .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .map(view -> view.<Component>asSubclass(Component.class))
                .filter(view -> !view.getAnnotation(Route.class).value().isEmpty())
                .forEach(routes.getRoutes()::add);
        routes.getRoutes().add(Blank.class);
        return routes;
    }

    public static Screen open() {
        MockVaadin.setup(ROUTES);
        return new Screen();
    }

    public void show(Component view) {
        UI.getCurrent().add(view);
    }

    /** The question asked first is answered, and what the answer changes is on screen. */
    public void answerNext() {
        underWay.remove().run();
        MockVaadin.clientRoundtrip(false);
    }

    /** The question asked last is answered before the others. */
    public void answerLast() {
        var last = underWay.stream().reduce((_, later) -> later).orElseThrow();
        underWay.remove(last);
        last.run();
        MockVaadin.clientRoundtrip(false);
    }

    public int questionsUnderWay() {
        return underWay.size();
    }

    public void close() {
        MockVaadin.tearDown();
    }
}
