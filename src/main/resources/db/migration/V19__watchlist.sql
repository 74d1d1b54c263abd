-- What somebody keeps an eye on without holding it; its prices are asked for after those of what is held.
CREATE TABLE watched_instrument (
    user_id       UUID        NOT NULL REFERENCES app_user ON DELETE CASCADE,
    symbol        VARCHAR(16) NOT NULL,
    watched_since TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (user_id, symbol)
);

-- A trader's own fills of one instrument, for its chart.
CREATE INDEX trade_order_fills ON trade_order (portfolio_id, symbol, filled_at DESC) WHERE filled_at IS NOT NULL;
