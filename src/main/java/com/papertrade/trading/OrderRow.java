package com.papertrade.trading;

import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.PriceSource;
import com.papertrade.money.Money;
import com.papertrade.money.Price;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.PortfolioId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** How an {@link Order} lies in the table. Nothing outside this package sees one. */
@Entity
@Immutable
@Table(name = "trade_order")
class OrderRow implements Persistable<UUID> {

    @Id
    private UUID id;

    private UUID portfolioId;
    private String clientOrderId;

    @Enumerated(EnumType.STRING)
    private Side side;

    private String symbol;
    private BigDecimal quantity;
    private Instant acceptedAt;

    @Enumerated(EnumType.STRING)
    private OrderStatus status;

    @Enumerated(EnumType.STRING)
    private @Nullable RejectionReason rejectionReason;

    private @Nullable String rejectionSentence;
    private @Nullable Instant filledAt;
    private @Nullable BigDecimal fillPrice;
    private @Nullable BigDecimal fillAmount;
    private @Nullable BigDecimal fee;
    private @Nullable BigDecimal cashAfter;

    @Enumerated(EnumType.STRING)
    private @Nullable PriceSource priceSource;

    private @Nullable Instant priceObservedAt;
    private @Nullable LocalDate priceSession;

    @Enumerated(EnumType.STRING)
    private @Nullable FillRule fillRule;

    private @Nullable Long ledgerSequence;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields in.
    protected OrderRow() {}

    OrderRow(Order order) {
        this.id = order.id();
        this.portfolioId = order.portfolio().value();
        this.clientOrderId = order.clientOrderId().value();
        this.side = order.side();
        this.symbol = order.symbol().value();
        this.quantity = order.quantity().shares();
        this.acceptedAt = order.acceptedAt();
        this.status = order.status();
        order.rejection().ifPresent(rejection -> {
            this.rejectionReason = rejection.reason();
            this.rejectionSentence = rejection.sentence();
        });
        order.fill().ifPresent(this::describe);
    }

    private void describe(Fill fill) {
        this.filledAt = fill.filledAt();
        this.fillPrice = fill.price().perShare();
        this.fillAmount = fill.amount().amount();
        this.fee = fill.fee().amount();
        this.cashAfter = fill.cashAfter().amount();
        this.priceSource = fill.source();
        this.priceObservedAt = fill.priceObservedAt();
        this.priceSession = fill.priceSession();
        this.fillRule = fill.rule();
        this.ledgerSequence = fill.ledgerSequence();
    }

    Order toOrder() {
        return new Order(
                id,
                new ClientOrderId(clientOrderId),
                new PortfolioId(portfolioId),
                side,
                new Symbol(symbol),
                new Quantity(quantity),
                acceptedAt,
                status,
                status == OrderStatus.FILLED ? Optional.of(fill()) : Optional.empty(),
                status == OrderStatus.REJECTED ? Optional.of(rejection()) : Optional.empty());
    }

    private Fill fill() {
        return new Fill(
                present(filledAt),
                Price.usd(present(fillPrice)),
                new Quantity(quantity),
                Money.usd(present(fillAmount)),
                Money.usd(present(fee)),
                Money.usd(present(cashAfter)),
                present(priceSource),
                present(priceObservedAt),
                present(priceSession),
                present(fillRule),
                present(ledgerSequence));
    }

    private Rejection rejection() {
        return new Rejection(present(rejectionReason), present(rejectionSentence));
    }

    /** A column that the status fills; the table's constraint holds it to that. */
    private static <T> T present(@Nullable T column) {
        return Objects.requireNonNull(column, "An order lacks a column of its status");
    }

    @Override
    public UUID getId() {
        return id;
    }

    /** An order is written once, with its outcome. */
    @Override
    public boolean isNew() {
        return true;
    }
}
