-- What search sorts by, worked out when an instrument is saved instead of for thousands of them at each letter typed.
ALTER TABLE instrument
    -- 0 is a stock or fund that is traded in dollars on a major exchange of the United States.
    ADD COLUMN remoteness SMALLINT NOT NULL GENERATED ALWAYS AS (
        CASE WHEN active THEN 0 ELSE 4 END
            + CASE WHEN type IN ('STOCK', 'ETF') AND exchange IN
                ('NASDAQ', 'NYSE', 'NYSE ARCA', 'NYSE MKT', 'AMEX', 'BATS', 'Simulated exchange') THEN 0 ELSE 2 END
            + CASE WHEN currency = 'USD' THEN 0 ELSE 1 END) STORED,
    -- Short names are what they seem to be. Exchanges give short tickers to the old and large, and lengthen them for
    -- preferred shares, warrants and notes; so a character of the ticker weighs as much as four of the name.
    ADD COLUMN obscurity INTEGER NOT NULL GENERATED ALWAYS AS (4 * length(symbol) + length(search_name)) STORED;

-- Names that begin with what was typed.
CREATE INDEX instrument_name ON instrument (source, search_name);

-- A word that thousands of names have ("inc", "etf") is found soon by walking them in order, best first.
CREATE INDEX instrument_order ON instrument (source, remoteness, obscurity, symbol);

ANALYZE instrument;
