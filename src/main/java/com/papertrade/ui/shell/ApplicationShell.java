package com.papertrade.ui.shell;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;

/** The page that all screens live in. Public because Vaadin creates it. */
@Push
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("context://papertrade.css")
public class ApplicationShell implements AppShellConfigurator {

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setPageTitle("PaperTrade");
        settings.addFavIcon("icon", "favicon.svg", "any");
        settings.addMetaTag("description", "Trade real stocks with pretend money");
    }
}
