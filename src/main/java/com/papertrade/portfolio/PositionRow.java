package com.papertrade.portfolio;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Quantity;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.math.BigDecimal;
import java.util.UUID;
import org.springframework.data.domain.Persistable;

/** How a {@link Position} lies in the table; a projection of the ledger. */
@Entity
@Table(name = "position")
class PositionRow implements Persistable<PositionRow.Key> {

    record Key(UUID portfolioId, String symbol) {}

    @EmbeddedId
    private Key id;

    private BigDecimal quantity;
    private BigDecimal cost;

    @Transient
    private boolean stored;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields in.
    protected PositionRow() {}

    PositionRow(PortfolioId portfolio, Position position) {
        this.id = new Key(portfolio.value(), position.symbol().value());
        this.quantity = position.quantity().shares();
        this.cost = position.cost().amount();
    }

    Position toPosition() {
        return new Position(new Symbol(id.symbol()), new Quantity(quantity), Money.usd(cost));
    }

    PortfolioId portfolio() {
        return new PortfolioId(id.portfolioId());
    }

    void project(Position position) {
        this.quantity = position.quantity().shares();
        this.cost = position.cost().amount();
    }

    @Override
    public Key getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return !stored;
    }

    @PostLoad
    @PostPersist
    void markStored() {
        this.stored = true;
    }
}
