package com.papertrade.ui.portfolio;

import com.papertrade.portfolio.LedgerRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * A file of entries in the making (RFC 4180), newest first. It is read page by page, so that a page is all there is
 * of it in memory, and no transaction or connection waits for a slow browser: as a ledger only grows, the pages of
 * one count are of one moment all the same.
 */
class CsvExport {

    static final int PAGE = 1_000;

    private final String fileName;
    private final int entries;
    private final Pages pages;
    private final LedgerCsv csv;
    private volatile boolean cancelled;

    /** Reads a page of what is to be exported. */
    @FunctionalInterface
    interface Pages {

        List<LedgerRecord> page(int offset, int limit);
    }

    /** It cannot be read on: the portfolio was deleted meanwhile. */
    static final class Gone extends RuntimeException {}

    CsvExport(String fileName, int entries, Pages pages, ZoneId zone) {
        this.fileName = fileName;
        this.entries = entries;
        this.pages = pages;
        this.csv = new LedgerCsv(zone);
    }

    String fileName() {
        return fileName;
    }

    int entries() {
        return entries;
    }

    /** What is written already stays written. */
    void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    /**
     * @param progress hears after each page how many entries have been written
     * @return whether it was written to its end, and not cancelled before
     * @throws Gone if the portfolio was deleted meanwhile
     */
    boolean writeTo(OutputStream out, IntConsumer progress) throws IOException {
        // Never closed: that would end the answer as if it were whole.
        var writer = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out, StandardCharsets.UTF_8);
        writer.writeRecord(LedgerCsv.HEADER);
        for (int written = 0; written < entries && !cancelled; ) {
            written += writePage(writer, written);
            writer.flush();
            progress.accept(written);
        }
        writer.flush();
        return !cancelled;
    }

    private int writePage(CsvWriter writer, int offset) {
        var page = pages.page(offset, PAGE);
        if (page.isEmpty()) {
            throw new Gone();
        }
        page.forEach(record -> writer.writeRecord(csv.line(record)));
        return page.size();
    }
}
