package com.papertrade.ui.component;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Work that may take a while, done beside the screen so that its progress shows and everything stays
 * usable. Whoever asks must give the question all it needs: on the other thread there is no current
 * user. What is logged there bears the number of the request that asked.
 */
@Component
public class Background {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    private final Executor executor;

    @Autowired
    Background() {
        this(Thread::startVirtualThread);
    }

    public Background(Executor executor) {
        this.executor = executor;
    }

    /** Hands the answer, or the failure, to the screen once it is there, unless the screen was left. */
    public <T> void ask(Supplier<T> question, Consumer<T> answer, Consumer<RuntimeException> failure) {
        var ui = UI.getCurrent();
        var request = Optional.ofNullable(MDC.getCopyOfContextMap()).orElse(Map.of());
        executor.execute(() -> {
            MDC.setContextMap(request);
            tell(ui, outcomeOf(question, answer, failure));
        });
    }

    private static <T> Runnable outcomeOf(
            Supplier<T> question, Consumer<T> answer, Consumer<RuntimeException> failure) {
        try {
            var found = question.get();
            return () -> answer.accept(found);
        } catch (RuntimeException failed) {
            return () -> failure.accept(failed);
        }
    }

    private static void tell(UI ui, Runnable outcome) {
        try {
            ui.access(outcome::run);
        } catch (UIDetachedException left) {
            LOG.debug("The screen was left before the answer came", left);
        }
    }
}
