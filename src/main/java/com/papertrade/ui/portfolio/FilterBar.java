package com.papertrade.ui.portfolio;

import com.papertrade.instrument.Symbol;
import com.papertrade.portfolio.SearchText;
import com.papertrade.ui.component.DayForm;
import com.papertrade.ui.component.Icon;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** By what the activity is narrowed. Tells of each change, of what is typed after a pause in typing. */
class FilterBar extends Div {

    private static final int PAUSE_IN_TYPING_MILLIS = 300;

    private final Consumer<ActivityFilter> changed;
    private List<Symbol> offered = List.of();
    private boolean showing;

    final TextField search = new TextField();
    final Select<ActivityType> type = new Select<>();
    final ComboBox<Symbol> symbol = new ComboBox<>();
    final DatePicker from = day("From", "First day");
    final DatePicker to = day("To", "Last day");
    final Button clear = new Button("Clear", _ -> clear());

    FilterBar(Consumer<ActivityFilter> changed) {
        this.changed = changed;
        addClassName("filter-bar");
        getElement().setAttribute("role", "search");
        getElement().setAttribute("aria-label", "Search the activity");
        setUpSearch();
        setUpChoices();
        clear.setAriaLabel("Clear filters");
        clear.addClassName("clear-filters");
        clear.setVisible(false);
        add(search, type, symbol, from, to, clear);
        search.addValueChangeListener(_ -> tell());
        type.addValueChangeListener(_ -> tell());
        symbol.addValueChangeListener(_ -> tell());
        from.addValueChangeListener(_ -> tell());
        to.addValueChangeListener(_ -> tell());
    }

    private void setUpSearch() {
        search.setAriaLabel("Search symbol or text");
        search.setPlaceholder("Search symbol or text");
        search.setPrefixComponent(Icon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setMaxLength(SearchText.MAX_CHARACTERS);
        search.setAutocomplete(Autocomplete.OFF);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(PAUSE_IN_TYPING_MILLIS);
        search.addClassName("search");
    }

    private void setUpChoices() {
        type.setAriaLabel("Type");
        type.setItems(ActivityType.values());
        type.setItemLabelGenerator(chosen -> chosen == null ? "All types" : chosen.label());
        type.setEmptySelectionAllowed(true);
        type.setEmptySelectionCaption("All types");
        symbol.setAriaLabel("Symbol");
        symbol.setPlaceholder("All symbols");
        symbol.setItemLabelGenerator(Symbol::value);
        symbol.setClearButtonVisible(true);
    }

    /** Days are written in the reader's form; that of the address and the file is read too, as nobody means another day by it. */
    private static DatePicker day(String placeholder, String label) {
        var picker = new DatePicker();
        picker.setAriaLabel(label);
        picker.setPlaceholder(placeholder);
        picker.setClearButtonVisible(true);
        picker.setMin(ActivityFilter.FIRST_DAY);
        picker.setMax(ActivityFilter.LAST_DAY);
        picker.setI18n(new DatePickerI18n()
                .setDateFormats(DayForm.current().pattern(), DayForm.ISO)
                .setBadInputErrorMessage("Type a day such as " + DayForm.write(ActivityFilter.FIRST_DAY))
                .setMinErrorMessage("Not before the first day")
                .setMaxErrorMessage("Not after the last day"));
        return picker;
    }

    /** Shows a filter that came from elsewhere, and tells nobody. */
    void show(ActivityFilter filter) {
        filter.symbol().ifPresent(this::offerAlso);
        untold(() -> {
            search.setValue(filter.text());
            type.setValue(filter.type().orElse(null));
            symbol.setValue(filter.symbol().orElse(null));
            from.setValue(filter.from().orElse(null));
            to.setValue(filter.to().orElse(null));
        });
        adjust(filter);
    }

    private void untold(Runnable change) {
        showing = true;
        change.run();
        showing = false;
    }

    /** What there is to choose from; a list that is open stays as it is while nothing is new. */
    void offer(List<Symbol> symbols) {
        var chosen = symbol.getOptionalValue();
        var all = Stream.concat(symbols.stream(), chosen.stream())
                .collect(TreeSet<Symbol>::new, TreeSet::add, TreeSet::addAll);
        if (!List.copyOf(all).equals(offered)) {
            offered = List.copyOf(all);
            untold(() -> {
                symbol.setItems(offered);
                symbol.setValue(chosen.orElse(null));
            });
        }
    }

    private void offerAlso(Symbol named) {
        if (!offered.contains(named)) {
            offer(Stream.concat(offered.stream(), Stream.of(named)).toList());
        }
    }

    void clear() {
        show(ActivityFilter.NONE);
        changed.accept(ActivityFilter.NONE);
        search.focus();
    }

    private void tell() {
        if (!showing) {
            var filter = filter();
            adjust(filter);
            changed.accept(filter);
        }
    }

    /** Neither day can be chosen on the wrong side of the other. */
    private void adjust(ActivityFilter filter) {
        clear.setVisible(!filter.isEmpty());
        from.setMax(filter.to().orElse(ActivityFilter.LAST_DAY));
        to.setMin(filter.from().orElse(ActivityFilter.FIRST_DAY));
    }

    private ActivityFilter filter() {
        var first = dayIn(from);
        var last = dayIn(to).filter(day -> first.filter(day::isBefore).isEmpty());
        return new ActivityFilter(
                search.getValue(), Optional.ofNullable(type.getValue()), symbol.getOptionalValue(), first, last);
    }

    private static Optional<LocalDate> dayIn(DatePicker picker) {
        return picker.getOptionalValue().filter(ActivityFilter::isSensible);
    }
}
