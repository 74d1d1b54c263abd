package com.papertrade.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.during;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.rendezVous;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.substring;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;
import static io.gatling.javaapi.http.HttpDsl.ws;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.time.Duration;
import java.util.List;

/**
 * People who sign in, open a portfolio each, and then, all at once, trade and look for as long as was asked. Each has a session,
 * a screen and a channel for what is pushed; their browsers have the static files from the last visit.
 */
public final class TradersSimulation extends Simulation {

    static final String SIGN_IN = "Sign in, until the first screen";
    static final String CREATE = "Create a portfolio";

    private static final Step FIRST_SCREEN = new Step(
            "First screen",
            _ -> List.of(Gesture.navigation("/")),
            trader -> trader.screen().shows("page", "Start with pretend money"));
    private static final Step CHOOSE_DEPOSIT =
            new Step("Choose the deposit", Trader::chooseDeposit, Trader::hasChosenDeposit);
    private static final Step CREATE_PORTFOLIO =
            new Step(CREATE, Trader::createPortfolio, trader -> trader.screen().shows("headline", "$100,000.00"));
    private static final Step OPEN_PORTFOLIO = new Step(
            "Open the portfolio",
            trader -> List.of(Gesture.navigation(trader.path())),
            trader -> trader.screen().shows("headline", "Buying power"));
    private static final Step OPEN_FORM = new Step(
            "Open the trade form",
            trader -> List.of(Gesture.navigation(trader.path() + "/trade")),
            trader -> trader.screen().hasTag("vaadin-combo-box"));
    private static final Step TYPE = new Step("Type a part of a name", Trader::type, _ -> true);
    private static final Step LOOK = new Step("Search", Trader::look, Trader::seesWhatWasFound);
    private static final Step PICK = new Step("Pick, until the price is there", Trader::pick, Trader::seesPrice);
    private static final Step SHARES = new Step(
            "Type the number of shares",
            Trader::typeShares,
            trader -> trader.screen().shows("preview", "Estimated cost"));
    private static final Step PLACE =
            new Step("Place the order, until its receipt", Trader::place, Trader::seesReceipt);
    private static final Step TODAY = new Step(
            "Look at the daily change",
            trader -> List.of(Gesture.navigation(trader.path() + "/today")),
            trader -> trader.screen().shows("today-headline", "$"));

    /** What is measured, in the order in which it is done. */
    static final List<String> STEPS = List.of(
            SIGN_IN,
            CREATE,
            OPEN_PORTFOLIO.name(),
            OPEN_FORM.name(),
            LOOK.name(),
            PICK.name(),
            SHARES.name(),
            PLACE.name(),
            TODAY.name());

    public TradersSimulation() {
        var level = Level.current();
        var day = scenario("Traders")
                .exec(signIn())
                .exec(breath())
                .exec(Step.timed(CREATE, CHOOSE_DEPOSIT, CREATE_PORTFOLIO))
                .exec(session -> {
                    Step.of(session).rememberPortfolio();
                    return session;
                })
                .exec(rendezVous(level.people()))
                .exec(session -> {
                    level.tradingBegins();
                    return session;
                })
                .exec(during(level.trading(), false).on(round()))
                .exec(rendezVous(level.people()))
                .exec(session -> {
                    level.everybodyStays();
                    return session;
                })
                .exec(asLongAs(_ -> level.isUnmeasured()).on(exec(Step.heard()).exec(pause(Duration.ofMillis(500)))))
                .exec(leave());
        setUp(day.injectOpen(rampUsers(level.people()).during(level.arriving())))
                .protocols(protocol(level))
                .maxDuration(level.longest());
    }

    private static HttpProtocolBuilder protocol(Level level) {
        var origin = level.origin().toString();
        return http.baseUrl(origin)
                .wsBaseUrl("ws" + origin.substring("http".length()))
                .header("Origin", origin)
                .acceptEncodingHeader("gzip, deflate")
                .userAgentHeader(
                        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0")
                .wsUnmatchedInboundMessageBufferSize(1000);
    }

    private static ChainBuilder signIn() {
        return group(SIGN_IN)
                .on(exec(http("Page, by way of the provider")
                                .get("/")
                                .check(status().is(200), substring("/VAADIN/build/")))
                        .exec(http("Start of the screen")
                                .get("/?v-r=init&location=&query=&v-sh=900&v-sw=1440&v-wh=900&v-ww=1440&v-bh=900"
                                        + "&v-bw=1440&v-tzo=0&v-dstd=0&v-rtzo=0&v-dston=false&v-tzid=UTC&v-td=false"
                                        + "&v-pr=1&v-np=Linux%20x86_64&v-cs=light%20dark&v-pv=VISIBLE&v-tn=aura")
                                .check(status().is(200), bodyString().saveAs("init")))
                        .exec(session -> session.set(Step.TRADER, new Trader(new Screen(session.getString("init"))))
                                .remove("init"))
                        .exec(ws("Channel")
                                .connect(session -> Step.of(session).screen().pushAddress()))
                        .exec(FIRST_SCREEN.done()));
    }

    private static ChainBuilder round() {
        return exec(breath())
                .exec(OPEN_PORTFOLIO.timed())
                .exec(breath())
                .exec(OPEN_FORM.timed())
                .exec(breath())
                .exec(Step.timed(LOOK.name(), TYPE, LOOK))
                .exec(breath())
                .exec(PICK.timed())
                .exec(breath())
                .exec(SHARES.timed())
                .exec(breath())
                .exec(PLACE.timed())
                .exec(breath())
                .exec(TODAY.timed());
    }

    /** Every few seconds, and everybody in a rhythm of their own. */
    private static ChainBuilder breath() {
        return pause(Duration.ofSeconds(2), Duration.ofSeconds(5));
    }

    /** The channel first, as a browser does: the server closes it otherwise, which looks like a failure. */
    private static ChainBuilder leave() {
        return exec(ws("Channel").close())
                .exec(http("Close the page")
                        .post(session -> Step.of(session).screen().address())
                        .header("Content-Type", "application/json; charset=UTF-8")
                        .body(StringBody(session -> Step.of(session).screen().farewell())));
    }
}
