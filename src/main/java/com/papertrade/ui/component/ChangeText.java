package com.papertrade.ui.component;

import com.papertrade.money.Price;
import com.papertrade.performance.DailyChange;
import com.papertrade.performance.Gain;
import java.util.Optional;

/** A change in words: arrow, sign and colour together, or a dash and what is missing. */
public class ChangeText extends Figure {

    public ChangeText() {
        addClassNames("change", "moves");
    }

    public static ChangeText of(Optional<Gain> gain, String whyUnknown) {
        var text = new ChangeText();
        gain.ifPresentOrElse(text::show, () -> text.showUnknown(whyUnknown));
        return text;
    }

    public static ChangeText of(DailyChange change) {
        var text = new ChangeText();
        text.show(change);
        return text;
    }

    public void show(DailyChange change) {
        switch (change) {
            case DailyChange.Known known -> show(known.gain());
            case DailyChange.Waiting waiting -> showUnknown(waiting.sentence());
        }
    }

    public void show(Price now, Price earlier) {
        show(Figures.change(now, earlier), Direction.of(now, earlier));
    }

    public void show(Gain gain) {
        show(Figures.gain(gain), Direction.of(gain.amount()));
    }

    /** Only the rate, where there is little room. */
    public void showRate(Gain gain) {
        gain.rate().ifPresentOrElse(rate -> show(Figures.rate(rate), Direction.of(rate)), () -> showUnknown(""));
    }

    public void showUnknown(String why) {
        setText(why.isEmpty() ? Figures.UNKNOWN : Figures.UNKNOWN + " " + why);
        setDirection("unknown");
    }

    private void show(String figure, Direction direction) {
        setText(figure);
        setDirection(direction.className());
    }

    /** Only when it is another one: what stays the same is not sent to the browser again. */
    private void setDirection(String name) {
        if (!hasClassName(name)) {
            removeClassNames("up", "down", "flat", "unknown");
            addClassName(name);
        }
    }
}
