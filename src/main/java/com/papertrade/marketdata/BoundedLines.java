package com.papertrade.marketdata;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/**
 * The lines of a text that comes from outside, one at a time, however they end. Of a line that is
 * absurdly long only the beginning is kept, and a text that is absurdly long is not read to its end.
 */
public final class BoundedLines {

    public static final int LONGEST_LINE = 500;
    static final int MOST_LINES = 50_000;
    static final int MOST_CHARACTERS = 10_000_000;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** @param isWhole false if only its beginning is told */
    public record Line(long number, String text, boolean isWhole) {}

    private final BufferedReader reader;
    private long lines;
    private long characters;

    public BoundedLines(Reader reader) {
        this.reader = new BufferedReader(reader);
    }

    /**
     * The next line, empty at the end.
     *
     * @throws UnusableFile if there are too many
     */
    public Optional<Line> next() throws IOException {
        var text = new StringBuilder();
        var length = 0;
        var character = read();
        if (character < 0) {
            return Optional.empty();
        }
        for (; character >= 0 && !isEnd(character); character = read()) {
            if (length++ < LONGEST_LINE) {
                text.append((char) character);
            }
        }
        return Optional.of(line(text, length <= LONGEST_LINE));
    }

    private Line line(StringBuilder text, boolean isWhole) {
        if (++lines > MOST_LINES) {
            throw new UnusableFile("The file has more than %,d lines.".formatted(MOST_LINES));
        }
        var startsWithMark = lines == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        return new Line(lines, text.substring(startsWithMark ? 1 : 0), isWhole);
    }

    private int read() throws IOException {
        if (++characters > MOST_CHARACTERS) {
            throw new UnusableFile("The file has more than %,d characters.".formatted(MOST_CHARACTERS));
        }
        return reader.read();
    }

    /** CR LF is one end, not two. */
    private boolean isEnd(int character) throws IOException {
        if (character == '\r') {
            reader.mark(1);
            if (reader.read() != '\n') {
                reader.reset();
            }
        }
        return character == '\n' || character == '\r';
    }
}
