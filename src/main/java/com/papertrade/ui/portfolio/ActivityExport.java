package com.papertrade.ui.portfolio;

import com.papertrade.ui.component.BrokenOff;
import com.papertrade.ui.component.DatabaseOutage;
import com.papertrade.ui.component.Figure;
import com.papertrade.ui.component.Figures;
import com.papertrade.ui.component.Icon;
import com.papertrade.ui.component.Notice;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.server.Command;
import com.vaadin.flow.server.streams.DownloadEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to a file of what is listed: says how far it is while it is written, and ends it when the trader cancels it
 * or leaves. A file that did not come to its end is broken off, so that no browser takes it for a whole one.
 */
class ActivityExport extends Div {

    private static final Logger LOG = LoggerFactory.getLogger(ActivityExport.class);

    private static final int STEPS_TOLD = 20;

    private final Supplier<CsvExport> exports;
    private final AtomicReference<Optional<CsvExport>> underWay = new AtomicReference<>(Optional.empty());
    private final ProgressBar bar = new ProgressBar();
    private final Div progress = new Div();

    final Anchor link = new Anchor();
    final Span words = new Figure();
    final Button cancel = new Button("Cancel", _ -> cancel());
    final Notice failure = new Notice();

    /** @param exports the file of what is listed now; asked by the thread that answers the browser */
    ActivityExport(Supplier<CsvExport> exports) {
        this.exports = exports;
        addClassName("activity-export");
        link.setHref(this::send, AttachmentType.DOWNLOAD);
        link.add(Icon.DOWNLOAD.create(), new Span("Export CSV"));
        link.addClassName("button-link");
        words.addClassName("note");
        words.getElement().setAttribute("role", "status");
        bar.getElement().setAttribute("aria-label", "Export");
        cancel.setAriaLabel("Cancel the export");
        progress.addClassName("export-progress");
        progress.add(bar, cancel);
        progress.setVisible(false);
        add(words, progress, link, failure);
        addDetachListener(_ -> cancel());
    }

    /** A file that is asked for takes the place of one that is still under way. */
    void send(DownloadEvent event) throws IOException {
        var ui = event.getUI();
        var export = exports.get();
        underWay.getAndSet(Optional.of(export)).ifPresent(CsvExport::cancel);
        event.setFileName(export.fileName());
        event.setContentType("text/csv; charset=utf-8");
        try {
            if (!export.writeTo(event.getOutputStream(), written -> tell(ui, export, written))) {
                throw new CancellationException("cancelled on screen");
            }
            tell(ui, () -> end(export, done(export)));
        } catch (CancellationException | IOException | UncheckedIOException cancelled) {
            tell(ui, () -> end(export, "Export cancelled."));
            throw new BrokenOff(cancelled);
        } catch (RuntimeException failed) {
            LOG.warn("An export could not be finished", failed);
            tell(ui, () -> fail(export, failed));
            throw new BrokenOff(failed);
        }
    }

    private void tell(UI ui, CsvExport export, int written) {
        var step = Math.max(1, export.entries() / STEPS_TOLD);
        if (written < export.entries() && written / step > (written - CsvExport.PAGE) / step) {
            tell(ui, () -> showProgress(export, written));
        }
    }

    /** Whoever leaves the screen cancels what it does, and is told no more. */
    private static void tell(UI ui, Command news) {
        try {
            ui.access(news);
        } catch (UIDetachedException left) {
            LOG.debug("The screen was left before its export came to an end", left);
        }
    }

    private void showProgress(CsvExport export, int written) {
        if (isUnderWay(export)) {
            failure.clear();
            words.setText("%s of %s".formatted(Figures.count(written), entries(export)));
            bar.setValue((double) written / export.entries());
            progress.setVisible(true);
        }
    }

    private void end(CsvExport export, String sentence) {
        if (isUnderWay(export)) {
            failure.clear();
            end(sentence);
        }
    }

    private void end(String sentence) {
        underWay.set(Optional.empty());
        progress.setVisible(false);
        words.setText(sentence);
    }

    private void fail(CsvExport export, RuntimeException failed) {
        if (isUnderWay(export)) {
            end("");
            failure.show("The export is not complete", "%s Export it again.".formatted(reasonOf(failed)));
        }
    }

    private static String reasonOf(RuntimeException failed) {
        if (failed instanceof CsvExport.Gone) {
            return "The portfolio was deleted meanwhile.";
        }
        return DatabaseOutage.isBehind(failed) ? DatabaseOutage.SENTENCE : "Something failed on the server.";
    }

    private void cancel() {
        underWay.get().ifPresent(CsvExport::cancel);
    }

    private boolean isUnderWay(CsvExport export) {
        return underWay.get().filter(current -> current == export).isPresent();
    }

    private static String done(CsvExport export) {
        return "Exported %s.".formatted(entries(export));
    }

    private static String entries(CsvExport export) {
        return export.entries() == 1 ? "1 entry" : Figures.count(export.entries()) + " entries";
    }
}
