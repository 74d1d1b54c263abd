package com.papertrade.ui.trade;

import com.papertrade.portfolio.PortfolioId;
import com.papertrade.trading.Side;
import com.papertrade.trading.TimeInForce;
import com.papertrade.ui.component.OrderWords;
import com.papertrade.ui.component.SideWords;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.PendingJavaScriptResult;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was typed into a ticket when the session ended, as the browser kept it ({@code frontend/live.js}): texts as they stood
 * in the fields, and the labels of what was chosen. It may be anything, and is only ever put into fields.
 */
public final class TicketDraft {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, String> texts;

    private TicketDraft(Map<String, String> texts) {
        this.texts = texts;
    }

    /** Names a field of a ticket for the browser. */
    static void keep(Component field, String name) {
        field.getElement().setAttribute("data-draft", name);
    }

    /** Has the browser keep a ticket as it stands, once the trader has done something in it. */
    static PendingJavaScriptResult keep(TicketForm form) {
        return form.getElement().executeJs("window.paperTradeDraft?.keep(this)");
    }

    /** Hands over what an earlier session left there; from now on it is of this session. */
    public static void take(TicketPlace place, Consumer<TicketDraft> found) {
        UI.getCurrent()
                .getPage()
                .executeJs("return window.paperTradeDraft?.take($0) ?? ''", place.name())
                .then(String.class, json -> read(json).ifPresent(found));
    }

    /** What an earlier session left waits for the first screen of the next one, and would only surprise on a later one. */
    public static void dropUntaken() {
        UI.getCurrent().getPage().executeJs("window.paperTradeDraft?.dropUntaken()");
    }

    /** There is nothing to keep any longer. */
    public static void drop() {
        UI.getCurrent().getPage().executeJs("window.paperTradeDraft?.drop()");
    }

    static Optional<TicketDraft> read(String json) {
        try {
            return json.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new TicketDraft(JSON.readValue(json, new TypeReference<Map<String, String>>() {})));
        } catch (JacksonException noDraft) {
            return Optional.empty();
        }
    }

    public Optional<PortfolioId> portfolio() {
        return text("portfolio").flatMap(PortfolioId::parse);
    }

    /** A ticker, or whatever was typed instead. */
    Optional<String> symbol() {
        return text("symbol").map(text -> text.split(" · ", 2)[0].strip()).filter(text -> !text.isEmpty());
    }

    Optional<Side> side() {
        return chosen("side", Stream.of(Side.values()), SideWords::verb);
    }

    Optional<TypeChoice> type() {
        return chosen("type", Stream.of(TypeChoice.values()), TypeChoice::label);
    }

    Optional<TimeInForce> timeInForce() {
        return chosen("time", Stream.of(TimeInForce.values()), OrderWords::timeInForce);
    }

    Optional<SizeField.By> by() {
        return chosen("by", Stream.of(SizeField.By.values()), SizeField.By::label);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name)).filter(text -> !text.isBlank());
    }

    private <T> Optional<T> chosen(String name, Stream<T> choices, Function<T, String> label) {
        return text(name)
                .flatMap(text -> choices.filter(choice -> label.apply(choice).equals(text))
                        .findFirst());
    }
}
