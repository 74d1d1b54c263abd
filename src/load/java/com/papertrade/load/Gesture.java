package com.papertrade.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What somebody does on a screen, as its page tells the server. Recorded from a browser with Vaadin 25.2. */
public final class Gesture {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Gesture() {}

    /** Follows a link, or opens the first page. */
    public static JsonNode navigation(String route) {
        var event = event(Screen.BODY, "ui-navigate");
        var data = (ObjectNode) event.path("data");
        data.put("route", route).put("query", "").put("appShellTitle", "PaperTrade");
        data.putObject("historyState").put("idx", 0);
        data.put("trigger", "link");
        return event;
    }

    static JsonNode click(ScreenNode on) {
        var event = event(on.id(), "click");
        var data = (ObjectNode) event.path("data");
        data.put("event.shiftKey", false).put("event.metaKey", false).put("event.ctrlKey", false);
        data.put("event.altKey", false).put("event.button", 0).put("event.detail", 1);
        data.put("event.clientX", 800).put("event.clientY", 450);
        data.put("event.screenX", 810).put("event.screenY", 547);
        return event;
    }

    static JsonNode event(ScreenNode on, String name) {
        return event(on.id(), name);
    }

    private static ObjectNode event(int on, String name) {
        var event = JSON.objectNode().put("type", "event").put("node", on).put("event", name);
        event.putObject("data");
        return event;
    }

    /** After a pause in typing. */
    static JsonNode typing(ScreenNode field) {
        var event = event(field.id(), "input");
        ((ObjectNode) event.path("data")).put("1", 1).put("for", "trailing");
        return event;
    }

    /** A property of an element is now this. */
    static JsonNode change(ScreenNode of, String property, JsonNode value) {
        return JSON.objectNode()
                .put("type", "mSync")
                .put("node", of.id())
                .put("feature", ScreenNode.PROPERTIES)
                .put("property", property)
                .set("value", value);
    }

    static JsonNode change(ScreenNode of, String property, String value) {
        return change(of, property, JSON.textNode(value));
    }

    static JsonNode change(ScreenNode of, String property, boolean value) {
        return change(of, property, JSON.booleanNode(value));
    }

    /** The first fifty of what a combo box finds for what was typed. */
    static JsonNode look(ScreenNode combo, String typed) {
        var call = call(combo.id(), "setViewportRange");
        call.withArray("templateEventMethodArgs").add(0).add(50).add(typed);
        return call;
    }

    /** A list that was sent to an element has arrived. */
    static JsonNode arrival(JsonNode element, JsonNode update) {
        var call = call(element.path("@v-node").asInt(), "confirmUpdate");
        call.withArray("templateEventMethodArgs").add(update);
        return call;
    }

    /** What a script came to: an empty text. */
    static JsonNode answer(JsonNode channel) {
        var answer = JSON.objectNode()
                .put("type", "channel")
                .put("node", channel.path(0).asInt())
                .put("channel", channel.path(1).asInt());
        answer.putArray("args").add("");
        return answer;
    }

    private static ObjectNode call(int on, String method) {
        return JSON.objectNode()
                .put("type", "publishedEventHandler")
                .put("node", on)
                .put("templateEventMethodName", method)
                .put("promise", 0);
    }
}
