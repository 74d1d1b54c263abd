package com.papertrade.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One person: the screen in front of them, and what they are about to trade. */
public final class Trader {

    /** What people begin to type: each is the beginning or a part of many tickers and names. */
    private static final List<String> TYPED = List.of("a", "b", "c", "e", "o", "m", "n", "p", "r", "s", "t");

    private static final Pattern OWN = Pattern.compile("portfolio/([0-9a-f-]{36})/today");
    private static final List<String> TOLD_AT_ONCE =
            List.of("value-changed", "checked-changed", "opened-changed", "filter-changed");

    private final Screen screen;
    private String portfolio = "";
    private String typed = "";
    private String picked = "";
    private int shares;

    public Trader(Screen screen) {
        this.screen = screen;
    }

    public Screen screen() {
        return screen;
    }

    /** After the screen of the new portfolio is there. */
    public void rememberPortfolio() {
        var link = screen.the(
                "link to today's change", node -> OWN.matcher(hrefOf(node)).matches());
        var found = OWN.matcher(hrefOf(link));
        if (found.matches()) {
            portfolio = found.group(1);
        }
    }

    private static String hrefOf(ScreenNode node) {
        return node.value(ScreenNode.ATTRIBUTES, "href");
    }

    public String path() {
        return "portfolio/" + portfolio;
    }

    public List<JsonNode> chooseDeposit() {
        return List.of(Gesture.click(screen.button("$100,000")));
    }

    public boolean hasChosenDeposit() {
        return screen.first(node -> node.value(ScreenNode.PROPERTIES, "value").equals("$100,000.00"))
                .isPresent();
    }

    public List<JsonNode> createPortfolio() {
        return List.of(Gesture.click(screen.button("Create portfolio")));
    }

    List<JsonNode> type() {
        typed = anyOf(TYPED);
        var combo = combo();
        return List.of(
                Gesture.change(combo, "filter", typed),
                Gesture.event(combo, "filter-changed"),
                Gesture.change(combo, "opened", true),
                Gesture.event(combo, "opened-changed"));
    }

    List<JsonNode> look() {
        return List.of(Gesture.look(combo(), typed));
    }

    boolean seesWhatWasFound() {
        return found().findAny().isPresent();
    }

    /** One of those that were found. */
    List<JsonNode> pick() {
        var instrument = anyOf(found().toList());
        var label = instrument.path("label").asText();
        picked = label.substring(0, label.indexOf(' '));
        var combo = combo();
        return List.of(
                Gesture.change(combo, "filter", ""),
                Gesture.event(combo, "filter-changed"),
                Gesture.change(combo, "value", instrument.path("key").asText()),
                Gesture.event(combo, "value-changed"),
                Gesture.change(combo, "opened", false),
                Gesture.event(combo, "opened-changed"));
    }

    boolean seesPrice() {
        return seesPriceOf(picked);
    }

    public boolean seesPriceOf(String symbol) {
        return screen.shows("preview", "Last price of " + symbol) && screen.shows("price-figure", "$");
    }

    /** Opens the trade form by a link that names the instrument. */
    public List<JsonNode> goToTrade(String inPortfolio, String symbol) {
        return List.of(Gesture.navigation("portfolio/%s/trade/%s".formatted(inPortfolio, symbol)));
    }

    List<JsonNode> typeShares() {
        shares = ThreadLocalRandom.current().nextInt(1, 6);
        return typeShares(String.valueOf(shares));
    }

    public List<JsonNode> typeShares(String number) {
        var field = screen.the(
                "field for the number of shares",
                node -> node.value(ScreenNode.PROPERTIES, "label").equals("How many shares"));
        return List.of(Gesture.change(field, "value", number), Gesture.typing(field));
    }

    public List<JsonNode> place() {
        return List.of(Gesture.click(screen.the("button that places", node -> node.hasClass("place"))));
    }

    boolean seesReceipt() {
        return screen.shows("receipt", "Bought %d %s".formatted(shares, picked));
    }

    /** What a page says by itself once something new is drawn: how elements begin, and that lists have arrived. */
    List<JsonNode> whatThePageSays() {
        var states = TOLD_AT_ONCE.stream()
                .flatMap(event -> screen.attachedThatHear(event).map(node -> Gesture.event(node, event)));
        var arrivals = screen.executed("$connector.confirm(").map(call -> Gesture.arrival(call.path(0), call.path(1)));
        return Stream.concat(states, arrivals).toList();
    }

    /** Items that were sent for what was typed. */
    private Stream<JsonNode> found() {
        return screen.executed("$connector.set(")
                .filter(call -> call.path(3).asText().equals(typed))
                .flatMap(call -> StreamSupport.stream(call.path(2).spliterator(), false));
    }

    private ScreenNode combo() {
        return screen.the(
                "field for the symbol",
                node -> node.tag().equals("vaadin-combo-box")
                        && node.value(ScreenNode.PROPERTIES, "label").equals("Symbol"));
    }

    private static <T> T anyOf(List<T> several) {
        return several.get(ThreadLocalRandom.current().nextInt(several.size()));
    }
}
