-- Orders that were accepted, and what became of each. The client's id makes a repeated submission one order.
create table trade_order (
    id                 uuid          primary key,
    portfolio_id       uuid          not null references portfolio (id) on delete cascade,
    client_order_id    varchar(64)   not null,
    side               varchar(4)    not null check (side in ('BUY', 'SELL')),
    symbol             varchar(16)   not null,
    quantity           numeric(28,9) not null check (quantity > 0),
    accepted_at        timestamptz   not null,
    status             varchar(10)   not null check (status in ('FILLED', 'REJECTED')),
    rejection_reason   varchar(40),
    rejection_sentence varchar(500),
    filled_at          timestamptz,
    fill_price         numeric(19,6) check (fill_price > 0),
    fill_amount        numeric(19,2) check (fill_amount > 0),
    fee                numeric(19,2) check (fee >= 0),
    cash_after         numeric(19,2) check (cash_after >= 0),
    price_source       varchar(20),
    price_observed_at  timestamptz,
    price_session      date,
    fill_rule          varchar(40),
    ledger_sequence    bigint,
    unique (portfolio_id, client_order_id),
    -- One entry books one fill.
    unique (portfolio_id, ledger_sequence),
    foreign key (portfolio_id, ledger_sequence) references ledger_entry (portfolio_id, sequence) on delete cascade,
    check ((status = 'REJECTED') = (rejection_reason is not null)
        and (status = 'REJECTED') = (rejection_sentence is not null)),
    check (num_nulls(filled_at, fill_price, fill_amount, fee, cash_after, price_source, price_observed_at,
                     price_session, fill_rule, ledger_sequence) = case status when 'FILLED' then 0 else 10 end)
);

create index trade_order_newest on trade_order (portfolio_id, accepted_at desc);
