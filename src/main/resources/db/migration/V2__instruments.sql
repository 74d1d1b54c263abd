-- Every instrument known, per provider, so that the invented companies of the simulated market never meet real ones.
CREATE TABLE instrument (
    source      TEXT                    NOT NULL,
    -- Byte order: a prefix is then a range of the primary key.
    symbol      VARCHAR(16) COLLATE "C" NOT NULL,
    name        TEXT                    NOT NULL,
    exchange    TEXT                    NOT NULL,
    type        TEXT                    NOT NULL CHECK (type IN ('STOCK', 'ETF', 'FUND', 'OTHER')),
    currency    TEXT                    NOT NULL,
    active      BOOLEAN                 NOT NULL,
    -- The name as search reads it: lower case, without accents, its words separated by one space.
    search_name TEXT COLLATE "C"        NOT NULL,
    words       TSVECTOR                NOT NULL
        GENERATED ALWAYS AS (array_to_tsvector(string_to_array(search_name, ' '))) STORED,
    PRIMARY KEY (source, symbol)
);

CREATE INDEX instrument_words ON instrument USING gin (words);
