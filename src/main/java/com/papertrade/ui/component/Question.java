package com.papertrade.ui.component;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;

/**
 * Asks whether to go on, before something large or final. It is closed without an answer by Cancel, by Escape and by
 * going back.
 */
public class Question extends Dialog {

    public final Button confirm;
    public final Button cancel = new Button("Cancel", _ -> close());

    private Question(String title, String text, String answer, Runnable confirmed) {
        confirm = new Button(answer, _ -> {
            close();
            confirmed.run();
        });
        confirm.setDisableOnClick(true);
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        setHeaderTitle(title);
        setRole("alertdialog");
        setWidth("min(28rem, 100%)");
        addClassName("question");
        add(new Paragraph(text));
        getFooter().add(cancel, confirm);
    }

    /** About what can be made good later: Enter confirms. */
    public static Question about(String title, String text, String answer, Runnable confirmed) {
        var question = new Question(title, text, answer, confirmed);
        question.beginAt(question.confirm);
        return question;
    }

    /** About what cannot be undone: Enter cancels. */
    public static Question aboutFinal(String title, String text, String answer, Runnable confirmed) {
        var question = new Question(title, text, answer, confirmed);
        question.confirm.addThemeVariants(ButtonVariant.ERROR);
        question.beginAt(question.cancel);
        return question;
    }

    private void beginAt(Button button) {
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                button.focus();
            }
        });
    }
}
