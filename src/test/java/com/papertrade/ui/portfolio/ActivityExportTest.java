package com.papertrade.ui.portfolio;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.papertrade.portfolio.LedgerEntry;
import com.papertrade.portfolio.LedgerRecord;
import com.papertrade.ui.Screen;
import com.papertrade.ui.component.BrokenOff;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.streams.DownloadEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** What is said while a file is written, and how it ends. The file is answered by the same thread here. */
class ActivityExportTest {

    private static final LedgerRecord DEPOSIT = new LedgerRecord(
            1, new LedgerEntry.Deposited(Instant.parse("2026-11-19T17:00:00Z"), usd("1")), usd("1"), Optional.empty());

    private final DownloadEvent event = mock();
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final List<String> said = new ArrayList<>();
    private CsvExport.Pages pages = (_, limit) -> Collections.nCopies(limit, DEPOSIT);
    private Screen screen;
    private ActivityExport export;

    @BeforeEach
    void show() {
        screen = Screen.open();
        export = new ActivityExport(
                () -> new CsvExport("growth-activity-2026-11-19.csv", 4_000, this::page, ZoneOffset.UTC));
        screen.show(export);
        when(event.getUI()).thenReturn(UI.getCurrent());
        when(event.getOutputStream()).thenReturn(file);
    }

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    void itSaysHowFarItIsAndThatItIsDone() throws IOException {
        export.send(event);
        MockVaadin.clientRoundtrip(false);

        assertThat(said)
                .containsExactly("", "1,000 of 4,000 entries", "2,000 of 4,000 entries", "3,000 of 4,000 entries");
        assertThat(export.words.getText()).isEqualTo("Exported 4,000 entries.");
        assertThat(export.cancel.isAttached()
                        && export.cancel.getParent().orElseThrow().isVisible())
                .isFalse();
        verify(event).setFileName("growth-activity-2026-11-19.csv");
        verify(event).setContentType("text/csv; charset=utf-8");
        assertThat(file.toString()).hasLineCount(4_001);
    }

    @Test
    void cancelBreaksItOff() {
        pages = (offset, limit) -> {
            if (offset == 2_000) {
                _click(export.cancel);
            }
            return Collections.nCopies(limit, DEPOSIT);
        };

        assertThatExceptionOfType(BrokenOff.class).isThrownBy(() -> export.send(event));
        MockVaadin.clientRoundtrip(false);

        assertThat(export.words.getText()).isEqualTo("Export cancelled.");
        assertThat(file.toString()).hasLineCount(3_001);
    }

    @Test
    void whoeverLeavesCancels() {
        pages = (offset, limit) -> {
            if (offset == 1_000) {
                UI.getCurrent().removeAll();
            }
            return Collections.nCopies(limit, DEPOSIT);
        };

        assertThatExceptionOfType(BrokenOff.class).isThrownBy(() -> export.send(event));
        assertThat(file.toString()).hasLineCount(2_001);
    }

    @Test
    void whatFailsSaysWhyAndWhatToDo() {
        pages = (offset, limit) -> {
            if (offset == 1_000) {
                throw new DataAccessResourceFailureException("gone");
            }
            return Collections.nCopies(limit, DEPOSIT);
        };

        assertThatExceptionOfType(BrokenOff.class).isThrownBy(() -> export.send(event));
        MockVaadin.clientRoundtrip(false);

        assertThat(export.failure.sentence())
                .isEqualTo(
                        "The export is not complete PaperTrade cannot reach its data at the moment. Export it again.");
    }

    private List<LedgerRecord> page(int offset, int limit) {
        MockVaadin.clientRoundtrip(false);
        said.add(export.words.getText());
        return pages.page(offset, limit);
    }
}
