package com.papertrade.ui.shell;

import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.Instruments;
import com.papertrade.performance.PortfolioValuation;
import com.papertrade.portfolio.Portfolio;
import com.papertrade.ui.administration.AdministrationNavigation;
import com.papertrade.ui.instrument.InstrumentNavigation;
import com.papertrade.ui.watchlist.WatchlistNavigation;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Goes to any screen, portfolio or instrument by a few letters of its name. */
class CommandPalette extends Dialog {

    private static final int MOST_INSTRUMENTS = 30;

    private static final String TWO_LINES =
            "<div class=\"instrument\"><span>${item.name}</span>" + "<span class=\"note\">${item.kind}</span></div>";

    private final Instruments instruments;
    private final List<Place> places;

    final ComboBox<Place> field = new ComboBox<>();

    /** Somewhere to go. */
    record Place(String name, String kind, String address) {

        /** Whether each word that was typed begins one of its own. */
        boolean isMeantBy(String typed) {
            var words = Arrays.asList(name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"));
            return Stream.of(typed.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                    .allMatch(part -> words.stream().anyMatch(word -> word.startsWith(part)));
        }
    }

    CommandPalette(Instruments instruments, List<PortfolioValuation> owned, boolean administrator) {
        this.instruments = instruments;
        this.places = places(owned, administrator);
        addClassName("palette");
        getElement().setAttribute("aria-label", "Go to");
        setWidth("min(560px, 94vw)");
        setTop("12vh");
        field.setWidthFull();
        field.setAriaLabel("Go to a screen, a portfolio or an instrument");
        field.setPlaceholder("Go to a screen, a portfolio or an instrument");
        field.setAutofocus(true);
        field.setAutoOpen(true);
        field.setItemLabelGenerator(Place::name);
        field.setRenderer(LitRenderer.<Place>of(TWO_LINES)
                .withProperty("name", Place::name)
                .withProperty("kind", Place::kind));
        field.setItems(this::found);
        field.addValueChangeListener(
                chosen -> Optional.ofNullable(chosen.getValue()).ifPresent(this::goTo));
        add(field);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                field.focus();
                field.setOpened(true);
            }
        });
    }

    private void goTo(Place place) {
        close();
        UI.getCurrent().navigate(place.address());
    }

    private static List<Place> places(List<PortfolioValuation> owned, boolean administrator) {
        var places = new ArrayList<Place>();
        places.add(new Place("Portfolios", "screen", ""));
        owned.stream().map(PortfolioValuation::portfolio).forEach(one -> addPlacesOf(one, places));
        places.add(new Place("Watchlist", "screen", WatchlistNavigation.PATH));
        if (administrator) {
            places.add(new Place("Administration", "screen", AdministrationNavigation.PATH));
        }
        return places;
    }

    private static void addPlacesOf(Portfolio portfolio, List<Place> places) {
        var address = "portfolio/" + portfolio.id();
        places.add(new Place(portfolio.name().value(), "portfolio", address));
        places.add(new Place(portfolio.name() + " · Today", "what moved it", address + "/today"));
        places.add(new Place(portfolio.name() + " · Activity", "ledger and orders", address + "/activity"));
        places.add(new Place(portfolio.name() + " · Trade", "a new order", address + "/trade"));
    }

    private Stream<Place> found(Query<Place, String> query) {
        var typed = query.getFilter().orElse("");
        var all = typed.isBlank()
                ? places.stream()
                : Stream.concat(
                        places.stream().filter(place -> place.isMeantBy(typed)),
                        instruments.search(typed, MOST_INSTRUMENTS).stream().map(CommandPalette::place));
        return all.skip(query.getOffset()).limit(query.getLimit());
    }

    private static Place place(Instrument instrument) {
        return new Place(
                "%s · %s".formatted(instrument.symbol(), instrument.name()),
                instrument.type().label(),
                InstrumentNavigation.address(instrument.symbol()));
    }
}
