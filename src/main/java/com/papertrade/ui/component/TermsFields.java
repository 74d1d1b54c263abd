package com.papertrade.ui.component;

import com.papertrade.trading.Charge;
import com.papertrade.trading.ExecutionPolicy;
import com.papertrade.trading.TradingTerms;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.Optional;

/** How a portfolio trades: when its orders are filled, and what that costs. */
public class TermsFields extends Div {

    public final RadioButtonGroup<ExecutionPolicy> policy = new RadioButtonGroup<>("Orders are filled");
    public final ChargeFields commission = new ChargeFields("Commission", "Charged on every fill.");
    public final ChargeFields slippage = new ChargeFields(
            "Slippage", "Charged on fills at the market's price; a limit is never filled worse than it says.");
    public final Details fees = new Details("Fees", commission, slippage);

    public TermsFields() {
        addClassName("terms-fields");
        policy.setItems(ExecutionPolicy.values());
        policy.setItemLabelGenerator(PolicyWords::name);
        policy.setRenderer(new ComponentRenderer<>(TermsFields::explained));
        policy.addClassName("choices");
        policy.setValue(ExecutionPolicy.INSTANT);
        add(policy, fees);
    }

    private static Div explained(ExecutionPolicy choice) {
        var name = new Span(PolicyWords.name(choice));
        name.addClassName("strong");
        var sentence = new Span(PolicyWords.sentence(choice));
        sentence.addClassName("note");
        var text = new Div(name, sentence);
        text.addClassName("choice");
        return text;
    }

    public void show(TradingTerms terms) {
        policy.setValue(terms.execution());
        commission.show(terms.commission());
        slippage.show(terms.slippage());
        fees.setOpened(!(terms.commission() instanceof Charge.None && terms.slippage() instanceof Charge.None));
    }

    /** The terms; or nothing, and the fields say what is wrong. */
    public Optional<TradingTerms> read() {
        var commissions = commission.read();
        var slips = slippage.read();
        if (commissions.isEmpty() || slips.isEmpty()) {
            fees.setOpened(true);
        }
        return commissions.flatMap(
                charged -> slips.map(slipped -> new TradingTerms(policy.getValue(), charged, slipped)));
    }
}
