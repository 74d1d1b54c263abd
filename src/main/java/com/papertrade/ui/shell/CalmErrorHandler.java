package com.papertrade.ui.shell;

import com.papertrade.ui.component.BrokenOff;
import com.papertrade.ui.component.DatabaseOutage;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import com.vaadin.flow.server.VaadinSession;

/** Turns a failure nobody foresaw into a sentence with two ways out; the screen stays as it is. */
class CalmErrorHandler implements ErrorHandler {

    @Override
    public void error(ErrorEvent event) {
        if (event.getThrowable() instanceof BrokenOff) {
            return; // A download was given up; who did it knows, or is told where it is done.
        }
        var ui = UI.getCurrent();
        if (ui == null || VaadinSession.getCurrent() == null) {
            LoggedFailure.of(event.getThrowable(), "no screen");
            return;
        }
        var logged = LoggedFailure.of(
                event.getThrowable(), ui.getInternals().getActiveViewLocation().getPath());
        var sentence = sentence(event.getThrowable(), logged);
        ui.access(() -> tell(ui, sentence));
    }

    private static String sentence(Throwable failure, LoggedFailure logged) {
        var what = DatabaseOutage.isBehind(failure) ? DatabaseOutage.SENTENCE : "Something failed on the server.";
        return "That did not work. %s What you typed is still here. Reference %s.".formatted(what, logged.reference());
    }

    /** One at a time: what fails every few seconds is said once. */
    private static void tell(UI ui, String sentence) {
        var shown = ComponentUtil.getData(ui, Notification.class);
        if (shown != null && shown.isOpened()) {
            return;
        }
        var notification = notificationOf(sentence);
        ComponentUtil.setData(ui, Notification.class, notification);
        notification.open();
    }

    private static Notification notificationOf(String sentence) {
        var notification = new Notification();
        notification.setDuration(0);
        notification.setPosition(Notification.Position.BOTTOM_CENTER);
        var again = new Button("Try again", _ -> UI.getCurrent().getPage().reload());
        var close = new Button("Close", _ -> notification.close());
        var actions = new Div(again, close);
        actions.addClassName("actions");
        notification.add(new Paragraph(sentence), actions);
        notification.setAssertive(true);
        return notification;
    }
}
