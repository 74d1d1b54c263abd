package com.papertrade.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.asLongAsDuring;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;
import static io.gatling.javaapi.http.HttpDsl.ws;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatling.http.action.ws.WsInboundMessage;
import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Something a person does, and waits to see done. What they wait for comes with the answer or is pushed afterwards; only
 * when it stands on the screen is the step over, and if it never does, that is an error.
 *
 * @param action what is done on the screen
 * @param seen what is then to be seen on it
 */
record Step(String name, Function<Trader, List<JsonNode>> action, Predicate<Trader> seen) {

    static final String TRADER = "trader";

    /** So long would nobody wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** How exactly a step that is pushed is timed. */
    private static final Duration GLANCE = Duration.ofMillis(10);

    private static final String ANSWER = "answer";

    /** Timed from the click until it is seen. What the page then says by itself is sent, but nobody waits for it. */
    static ChainBuilder timed(String name, Step... parts) {
        var chain = exec(Session::markAsSucceeded);
        for (var part : parts) {
            chain = chain.exec(part.done());
        }
        return group(name).on(chain).exec(settled());
    }

    ChainBuilder timed() {
        return timed(name, this);
    }

    ChainBuilder done() {
        return exec(sent(name, trader -> trader.screen().ask(action.apply(trader))))
                .exec(asLongAsDuring(this::isUnseen, PATIENCE).on(exec(heard()).exec(pause(GLANCE))))
                .exec(this::judged);
    }

    private static ChainBuilder settled() {
        return exec(Session::markAsSucceeded)
                .exec(doIf(session -> !of(session).whatThePageSays().isEmpty())
                        .then(sent(
                                "What the page says by itself",
                                trader -> trader.screen().tell(trader.whatThePageSays()))));
    }

    private static ChainBuilder sent(String name, Function<Trader, String> message) {
        return exec(heard())
                .exec(http(name)
                        .post(session -> of(session).screen().address())
                        .header("Content-Type", "application/json; charset=UTF-8")
                        .body(StringBody(session -> message.apply(of(session))))
                        .check(status().is(200), bodyString().saveAs(ANSWER)))
                .exec(Step::answered);
    }

    private static Session answered(Session session) {
        if (session.contains(ANSWER)) {
            of(session).screen().receive(session.getString(ANSWER));
        }
        return session.remove(ANSWER);
    }

    /** Takes in what has been pushed meanwhile. */
    static ActionBuilder heard() {
        return ws.processUnmatchedMessages((messages, session) -> {
            messages.stream()
                    .filter(WsInboundMessage.Text.class::isInstance)
                    .map(message -> ((WsInboundMessage.Text) message).message())
                    .flatMap(frame -> PushedFrame.messagesIn(frame).stream())
                    .forEach(message -> {
                        of(session).screen().receive(message);
                        Level.current().notePush();
                    });
            return session;
        });
    }

    private boolean isUnseen(Session session) {
        return !session.isFailed() && !seen.test(of(session));
    }

    private Session judged(Session session) {
        if (!session.isFailed() && seen.test(of(session))) {
            return session;
        }
        Level.current().complain(name, of(session));
        return session.markAsFailed();
    }

    static Trader of(Session session) {
        return session.get(TRADER);
    }
}
