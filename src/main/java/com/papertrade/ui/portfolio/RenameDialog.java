package com.papertrade.ui.portfolio;

import com.papertrade.portfolio.PortfolioName;
import com.papertrade.ui.component.NameField;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import java.util.function.Consumer;

/** Asks for another name. */
class RenameDialog extends Dialog {

    private final Consumer<PortfolioName> renamed;

    final NameField name = new NameField("Name");
    final Button save = new Button("Rename", _ -> save());

    RenameDialog(PortfolioName current, Consumer<PortfolioName> renamed) {
        this.renamed = renamed;
        setHeaderTitle("Rename portfolio");
        setWidth("26rem");
        name.setValue(current.value());
        name.setWidthFull();
        name.setAutoselect(true);
        name.setAutofocus(true);
        save.addThemeVariants(ButtonVariant.PRIMARY);
        // In the field only: Enter on Cancel cancels.
        save.addClickShortcut(Key.ENTER).listenOn(name).resetFocusOnActiveElement();
        add(name);
        getFooter().add(new Button("Cancel", _ -> close()), save);
    }

    private void save() {
        name.read().ifPresent(newName -> {
            close();
            renamed.accept(newName);
        });
    }
}
