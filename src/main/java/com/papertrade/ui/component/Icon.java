package com.papertrade.ui.component;

import com.vaadin.flow.component.html.Span;

/** A line drawing of 16 by 16 in the colour of the text beside it; says nothing to a screen reader. */
public enum Icon {
    PORTFOLIOS(
            "<path d='M2.5 5.5v-1a1.5 1.5 0 0 1 1.5-1.5h7v2.5'/><rect x='2.5' y='5.5' width='11' height='8' rx='1.5'/>"
                    + "<path d='M13.5 8.5h-3a1 1 0 0 0 0 2h3'/>"),
    OVERVIEW("<path d='M2.5 13.5h11'/><path d='M4.5 13V9M8 13V3.5M11.5 13V6.5'/>"),
    TODAY("<path d='M2.5 2.5v11h11'/><path d='m4.5 10 3-3.5 2 2 3.5-4.5'/>"),
    ACTIVITY("<path d='M6 4h7.5M6 8h7.5M6 12h7.5M2.7 4h.1M2.7 8h.1M2.7 12h.1'/>"),
    TRADE("<path d='M13.5 5h-10M6 2.5 3.5 5 6 7.5'/><path d='M2.5 11h10M10 8.5l2.5 2.5-2.5 2.5'/>"),
    PLUS("<path d='M8 3v10M3 8h10'/>"),
    MORE("<path d='M3 8h.1M8 8h.1M13 8h.1' stroke-width='2.2'/>"),
    INFO("<circle cx='8' cy='8' r='5.8'/><path d='M8 7.5v3.2M8 5.2h.1'/>"),
    WARNING("<path d='M8 2.5 1.8 13.2h12.4z'/><path d='M8 6.5v3.2M8 11.4h.1'/>"),
    RETRY("<path d='M13 8a5 5 0 1 1-1.6-3.7'/><path d='M13.2 2.2v2.9h-2.9'/>"),
    BOLT("<path d='M9 1.8 3.5 9H8l-1 5.2L12.5 7H8z'/>"),
    CLOCK("<circle cx='8' cy='8' r='5.8'/><path d='M8 4.8V8l2.2 1.6'/>"),
    SUN("<circle cx='8' cy='8' r='2.7'/><path d='M8 1.6v1.3M8 13.1v1.3M1.6 8h1.3M13.1 8h1.3M3.5 3.5l.9.9M11.6 11.6l.9.9"
            + "M12.5 3.5l-.9.9M4.4 11.6l-.9.9'/>"),
    MOON("<path d='M13 9.6A5.6 5.6 0 0 1 6.4 3 5.6 5.6 0 1 0 13 9.6z'/>"),
    SYSTEM("<rect x='2' y='2.8' width='12' height='8.4' rx='1.4'/><path d='M5.5 13.5h5'/>"),
    STAR("<path d='m8 2 1.8 3.8 4.2.5-3.1 2.9.8 4.1L8 11.3l-3.7 2 .8-4.1L2 6.3l4.2-.5z'/>"),
    STAR_FILLED("<path d='m8 2 1.8 3.8 4.2.5-3.1 2.9.8 4.1L8 11.3l-3.7 2 .8-4.1L2 6.3l4.2-.5z' fill='currentColor'/>"),
    SEARCH("<circle cx='7' cy='7' r='4.3'/><path d='m10.3 10.3 3.2 3.2'/>"),
    DOWNLOAD("<path d='M8 2.5v7.5M5 7.2l3 3 3-3M3 13.5h10'/>"),
    CLOSE("<path d='m4 4 8 8M12 4l-8 8'/>"),
    OFFICE(
            "<path d='M2.5 4.5h5M11.5 4.5h2M2.5 11.5h2M8.5 11.5h5'/><circle cx='9.5' cy='4.5' r='1.8'/><circle cx='6.5' cy='11.5' r='1.8'/>"),
    LOGO(
            "<path d='M2.8 10.2 6.2 6.6l2.3 2.1L13.2 4' stroke-width='1.9'/><path d='M3 13h10' stroke-dasharray='1.6 1.4'/>");

    private static final String DRAWING = "<svg viewBox='0 0 16 16' width='16' height='16' fill='none'"
            + " stroke='currentColor' stroke-width='1.4' stroke-linecap='round' stroke-linejoin='round'>%s</svg>";

    /** One text for all screens, each of which keeps what it was told. */
    private final String drawing;

    Icon(String strokes) {
        this.drawing = DRAWING.formatted(strokes);
    }

    public Span create() {
        var icon = new Span();
        icon.addClassName("icon");
        icon.getElement().setAttribute("aria-hidden", "true");
        icon.getElement().setProperty("innerHTML", drawing);
        return icon;
    }
}
