-- One pretend account. Cash and deposits are projections of its ledger, kept so that an order costs the
-- same after ten entries or a million; the row is also the lock that lets one writer at a time append.
create table portfolio (
    id               uuid          primary key,
    owner_id         uuid          not null references app_user (id),
    name             varchar(100)  not null check (char_length(name) >= 1),
    currency         char(3)       not null check (currency = 'USD'),
    cash             numeric(19,2) not null check (cash >= 0),
    deposited        numeric(19,2) not null,
    last_sequence    bigint        not null check (last_sequence >= 0),
    last_occurred_at timestamptz   not null,
    opened_at        timestamptz   not null,
    deleted_at       timestamptz
);

create index portfolio_owner on portfolio (owner_id, opened_at) where deleted_at is null;

create table position (
    portfolio_id uuid          not null references portfolio (id),
    symbol       varchar(16)   not null,
    quantity     numeric(28,9) not null check (quantity >= 0),
    cost         numeric(19,2) not null check (cost >= 0),
    primary key (portfolio_id, symbol),
    check (quantity > 0 or cost = 0)
);

-- Everything that ever happened to a portfolio, in order. The columns a kind does not use are null, the
-- ones it uses are not; amounts are positive, the kind says which way they go.
create table ledger_entry (
    portfolio_id         uuid          not null references portfolio (id),
    sequence             bigint        not null check (sequence >= 1),
    kind                 varchar(20)   not null,
    occurred_at          timestamptz   not null,
    symbol               varchar(16),
    quantity             numeric(28,9) check (quantity > 0),
    price                numeric(19,6) check (price > 0),
    amount               numeric(19,2) check (amount > 0),
    cost_taken           numeric(19,2) check (cost_taken >= 0),
    split_factor         numeric(19,9) check (split_factor > 0),
    split_into           numeric(28,9) check (split_into > 0),
    effective_on         date,
    ex_date              date,
    pay_date             date,
    note                 varchar(500),
    reversed_sequence    bigint,
    reversed_kind        varchar(20),
    reversed_occurred_at timestamptz,
    reversed_because     varchar(500),
    cash_after           numeric(19,2) not null check (cash_after >= 0),
    deposited_after      numeric(19,2) not null,
    quantity_after       numeric(28,9) check (quantity_after >= 0),
    cost_after           numeric(19,2) check (cost_after >= 0),
    primary key (portfolio_id, sequence),
    -- An entry is taken back at most once.
    unique (portfolio_id, reversed_sequence),
    foreign key (portfolio_id, reversed_sequence) references ledger_entry (portfolio_id, sequence),
    constraint ledger_entry_reversal check (
        (kind = 'REVERSED') = (reversed_sequence is not null)
        and (kind = 'REVERSED') = (reversed_kind is not null)
        and (kind = 'REVERSED') = (reversed_occurred_at is not null)
        and (kind = 'REVERSED') = (reversed_because is not null)
        and reversed_sequence < sequence),
    constraint ledger_entry_shape check (
        case coalesce(reversed_kind, kind)
            when 'DEPOSITED' then symbol is null and amount is not null
                and num_nonnulls(quantity, price, cost_taken, split_factor, split_into, effective_on, ex_date, pay_date) = 0
            when 'WITHDRAWN' then symbol is null and amount is not null
                and num_nonnulls(quantity, price, cost_taken, split_factor, split_into, effective_on, ex_date, pay_date) = 0
            when 'FEE_CHARGED' then symbol is null and amount is not null and note is not null
                and num_nonnulls(quantity, price, cost_taken, split_factor, split_into, effective_on, ex_date, pay_date) = 0
            when 'BOUGHT' then num_nulls(symbol, quantity, price, amount) = 0
                and num_nonnulls(cost_taken, split_factor, split_into, effective_on, ex_date, pay_date) = 0
            when 'SOLD' then num_nulls(symbol, quantity, price, amount, cost_taken) = 0
                and num_nonnulls(split_factor, split_into, effective_on, ex_date, pay_date) = 0
            when 'DIVIDEND_RECEIVED' then num_nulls(symbol, quantity, price, amount, ex_date, pay_date) = 0
                and num_nonnulls(cost_taken, split_factor, split_into, effective_on) = 0
            when 'SHARES_SPLIT' then num_nulls(symbol, quantity, split_factor, split_into, effective_on) = 0
                and num_nonnulls(price, amount, cost_taken, ex_date, pay_date) = 0
            else false
        end),
    constraint ledger_entry_balances check (
        (symbol is null) = (quantity_after is null) and (symbol is null) = (cost_after is null))
);

create index ledger_entry_time on ledger_entry (portfolio_id, occurred_at);

-- Append-only: a mistake is reversed by a new entry. The one exception is the purge of a portfolio that
-- its owner deleted thirty days ago or more.
create function refuse_ledger_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and exists (
            select from portfolio p
            where p.id = old.portfolio_id and p.deleted_at <= now() - interval '30 days') then
        return old;
    end if;
    raise exception 'The ledger is append-only: % refused', tg_op
        using errcode = 'restrict_violation', hint = 'Append an entry that reverses the mistaken one.';
end
$$;

create trigger ledger_entry_is_append_only before update or delete on ledger_entry
    for each row execute function refuse_ledger_change();

create trigger ledger_entry_is_not_truncated before truncate on ledger_entry
    for each statement execute function refuse_ledger_change();
