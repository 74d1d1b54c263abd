package com.papertrade.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One element or text of a screen, as Vaadin's server describes it: numbered features, each a map or a list. */
final class ScreenNode {

    static final int DATA = 0;
    static final int PROPERTIES = 1;
    static final int CHILDREN = 2;
    static final int ATTRIBUTES = 3;
    static final int LISTENERS = 4;
    static final int TEXT = 7;
    static final int CLASSES = 11;

    private final int id;
    private final Map<Integer, Map<String, JsonNode>> maps = new HashMap<>();
    private final Map<Integer, List<JsonNode>> lists = new HashMap<>();

    ScreenNode(int id) {
        this.id = id;
    }

    int id() {
        return id;
    }

    String tag() {
        return value(DATA, "tag");
    }

    boolean isVisible() {
        return !value(DATA, "visible").equals("false");
    }

    boolean hasClass(String name) {
        return list(CLASSES).stream().anyMatch(each -> each.asText().equals(name));
    }

    boolean hears(String event) {
        return map(LISTENERS).containsKey(event);
    }

    String ownText() {
        return value(TEXT, "text");
    }

    /** Of a property or an attribute; empty if it has none. */
    String value(int feature, String key) {
        var value = map(feature).get(key);
        return value == null ? "" : value.asText();
    }

    List<Integer> children() {
        return list(CHILDREN).stream().map(JsonNode::asInt).toList();
    }

    /** As one of a message's changes says. */
    void change(JsonNode change) {
        var feature = change.path("feat").asInt();
        switch (change.path("type").asText()) {
            case "put" -> changeableMap(feature).put(change.path("key").asText(), change.path("value"));
            case "remove" -> changeableMap(feature).remove(change.path("key").asText());
            case "clear" -> changeableList(feature).clear();
            case "splice" -> splice(changeableList(feature), change);
            default -> throw new IllegalArgumentException("A change of an unknown type: " + change);
        }
    }

    private static void splice(List<JsonNode> list, JsonNode change) {
        var from = change.path("index").asInt();
        list.subList(from, from + change.path("remove").asInt()).clear();
        var added = new ArrayList<JsonNode>();
        change.path(change.has("addNodes") ? "addNodes" : "add").forEach(added::add);
        list.addAll(from, added);
    }

    private Map<String, JsonNode> map(int feature) {
        return maps.getOrDefault(feature, Map.of());
    }

    private List<JsonNode> list(int feature) {
        return lists.getOrDefault(feature, List.of());
    }

    private Map<String, JsonNode> changeableMap(int feature) {
        return maps.computeIfAbsent(feature, _ -> new HashMap<>());
    }

    private List<JsonNode> changeableList(int feature) {
        return lists.computeIfAbsent(feature, _ -> new ArrayList<>());
    }
}
