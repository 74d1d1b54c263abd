package com.papertrade.portfolio;

import com.papertrade.identity.UserId;
import com.papertrade.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** A portfolio's own row: its projections, and the lock that lets one writer at a time append. */
@Entity
@Table(name = "portfolio")
class PortfolioRow implements Persistable<UUID> {

    @Id
    private UUID id;

    private UUID ownerId;
    private String name;

    @Column(length = 3)
    @JdbcTypeCode(SqlTypes.CHAR)
    private String currency;

    private BigDecimal cash;
    private BigDecimal deposited;
    private long lastSequence;
    private Instant lastOccurredAt;
    private Instant openedAt;
    private @Nullable Instant deletedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields in.
    protected PortfolioRow() {}

    PortfolioRow(PortfolioId id, UserId owner, PortfolioName name, Instant openedAt) {
        this.id = id.value();
        this.ownerId = owner.value();
        this.name = name.value();
        this.currency = Money.USD.getCurrencyCode();
        this.cash = BigDecimal.ZERO;
        this.deposited = BigDecimal.ZERO;
        this.lastOccurredAt = openedAt;
        this.openedAt = openedAt;
    }

    Portfolio toPortfolio() {
        return new Portfolio(
                new PortfolioId(id), new UserId(ownerId), new PortfolioName(name), cash(), deposited(), openedAt);
    }

    Money cash() {
        return new Money(cash, Currency.getInstance(currency));
    }

    Money deposited() {
        return new Money(deposited, Currency.getInstance(currency));
    }

    long lastSequence() {
        return lastSequence;
    }

    Instant lastOccurredAt() {
        return lastOccurredAt;
    }

    void rename(PortfolioName to) {
        this.name = to.value();
    }

    void delete(Instant at) {
        this.deletedAt = at;
    }

    /** Takes over the balances that an entry led to. */
    void project(LedgerRecord record, Money depositedAfter) {
        this.cash = record.cashAfter().amount();
        this.deposited = depositedAfter.amount();
        this.lastSequence = record.sequence();
        this.lastOccurredAt = record.entry().occurredAt();
    }

    @Override
    public UUID getId() {
        return id;
    }

    /** Without an entry it was never stored: opening one appends its first deposit in the same transaction. */
    @Override
    public boolean isNew() {
        return lastSequence == 0;
    }
}
