package com.papertrade.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A screen as a browser keeps it, put together from what the server sends. Answers and pushed messages come by two
 * ways and are numbered: one that overtook another waits for it, as in a browser.
 */
public final class Screen {

    static final int BODY = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** How Vaadin wraps a script whose result it waits for; other channels are called when something happens on the page. */
    private static final Pattern AWAITED =
            Pattern.compile("^try\\{Promise\\.resolve\\(.*\\)\\.then\\(\\$(\\d+),function\\(error\\)", Pattern.DOTALL);

    private final Map<Integer, ScreenNode> nodes = new HashMap<>();
    private final NavigableMap<Integer, JsonNode> early = new TreeMap<>();
    private final List<JsonNode> executed = new ArrayList<>();
    private final List<Integer> attached = new ArrayList<>();
    private final List<JsonNode> answers = new ArrayList<>();
    private final int number;
    private final String token;
    private final String pushId;
    private int lastSeen = -1;
    private int asked;

    /** @param init the server's answer to a page that has just been opened */
    public Screen(String init) {
        var configuration = read(init).path("appConfig");
        var first = configuration.path("uidl");
        number = configuration.path("v-uiId").asInt();
        token = first.path("Vaadin-Security-Key").asText();
        pushId = first.path("Vaadin-Push-ID").asText();
        receive(first);
    }

    public String address() {
        return "/?v-r=uidl&v-uiId=" + number;
    }

    /** Where messages are pushed to it. */
    public String pushAddress() {
        return ("/VAADIN/push?v-r=push&v-uiId=%d&v-pushId=%s&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=4.0.1"
                        + "&X-Atmosphere-Transport=websocket&X-Atmosphere-TrackMessageSize=true"
                        + "&Content-Type=application/json;%%20charset=UTF-8&X-atmo-protocol=true"
                        + "&X-Vaadin-LastSeenServerSyncId=%d")
                .formatted(number, pushId, lastSeen);
    }

    /** What its page sends for what was done on it. What is new on it is so from now on. */
    public String ask(List<? extends JsonNode> done) {
        executed.clear();
        attached.clear();
        return tell(done);
    }

    /** What its page sends by itself. */
    public String tell(List<? extends JsonNode> happened) {
        var message = JSON.createObjectNode().put("csrfToken", token);
        message.putArray("rpc").addAll(answers).addAll(happened);
        answers.clear();
        return message.put("syncId", lastSeen).put("clientId", asked++).toString();
    }

    /** What its page sends when it is closed. */
    String farewell() {
        var message = JSON.createObjectNode().put("csrfToken", token);
        message.putArray("rpc");
        return message.put("UNLOAD", true).toString();
    }

    public void receive(String message) {
        receive(read(message));
    }

    private void receive(JsonNode message) {
        var meta = message.path("meta");
        if (meta.has("appError") || meta.has("sessionExpired") || !message.has("syncId")) {
            throw new IllegalStateException("The server refuses: %.300s".formatted(message));
        }
        early.put(message.path("syncId").asInt(), message);
        for (var next = early.get(lastSeen + 1); next != null; next = early.get(lastSeen + 1)) {
            lastSeen++;
            early.remove(lastSeen);
            next.path("changes").forEach(this::change);
            next.path("execute").forEach(this::execute);
        }
    }

    /** Scripts that the server waits for: nothing was kept in this browser, and no part of a page is kept for the answer. */
    private void execute(JsonNode call) {
        executed.add(call);
        var awaited = AWAITED.matcher(call.path(call.size() - 1).asText());
        if (awaited.find()) {
            answers.add(
                    Gesture.answer(call.path(Integer.parseInt(awaited.group(1))).path("@v-return")));
        }
    }

    private void change(JsonNode change) {
        int id = change.path("node").asInt();
        switch (change.path("type").asText()) {
            case "attach" -> attached.add(id);
            case "detach" -> nodes.remove(id);
            default -> nodes.computeIfAbsent(id, ScreenNode::new).change(change);
        }
    }

    /** What its page was told to run since it last asked: arguments, then the script. */
    Stream<JsonNode> executed(String script) {
        return executed.stream()
                .filter(call -> call.path(call.size() - 1).asText().contains(script));
    }

    /** What is new on it since it last asked and hears of this. */
    Stream<ScreenNode> attachedThatHear(String event) {
        return attached.stream().map(nodes::get).filter(node -> node != null && node.hears(event));
    }

    public boolean shows(String className, String text) {
        return all(node -> node.hasClass(className))
                .anyMatch(node -> textOf(node).contains(text));
    }

    /** All that stands in elements of the class, empty if there are none. */
    public String textIn(String className) {
        return all(node -> node.hasClass(className)).map(this::textOf).collect(Collectors.joining(" "));
    }

    boolean hasTag(String tag) {
        return all(node -> node.tag().equals(tag)).findAny().isPresent();
    }

    Optional<ScreenNode> first(Predicate<ScreenNode> wanted) {
        return all(wanted).findFirst();
    }

    /** @throws IllegalStateException if there is no such element */
    ScreenNode the(String what, Predicate<ScreenNode> wanted) {
        return first(wanted).orElseThrow(() -> new IllegalStateException("There is no " + what + " on the screen"));
    }

    ScreenNode button(String label) {
        return the(
                "button " + label,
                node -> node.tag().equals("vaadin-button")
                        && textOf(node).strip().equals(label));
    }

    private Stream<ScreenNode> all(Predicate<ScreenNode> wanted) {
        return nodes.values().stream().filter(ScreenNode::isVisible).filter(wanted);
    }

    /** What can be read in it. */
    String textOf(ScreenNode node) {
        return node.isVisible()
                ? node.ownText()
                        + node.children().stream()
                                .map(nodes::get)
                                .filter(child -> child != null)
                                .map(this::textOf)
                                .collect(Collectors.joining(" "))
                : "";
    }

    private static JsonNode read(String message) {
        try {
            return JSON.readTree(message);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("No message of Vaadin's: %.300s".formatted(message), e);
        }
    }
}
