package com.papertrade.trading;

import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.identity.UserId;
import com.papertrade.instrument.SplitRatio;
import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import com.papertrade.money.Quantity;
import com.papertrade.portfolio.CashMovement;
import com.papertrade.portfolio.LedgerEntry.SharesSplit;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.trading.Step.Cancels;
import com.papertrade.trading.Step.ChangesTerms;
import com.papertrade.trading.Step.Deposits;
import com.papertrade.trading.Step.Places;
import com.papertrade.trading.Step.PriceMoves;
import com.papertrade.trading.Step.Replaces;
import com.papertrade.trading.Step.SendsAgain;
import com.papertrade.trading.Step.Splits;
import com.papertrade.trading.Step.TimePasses;
import com.papertrade.trading.Step.Withdraws;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A portfolio to which steps happen, through the real services; {@link LifeExaminer} looks at it after each. */
final class PlayedLife {

    private final TradingServices services;
    private final PlayedPrices prices;
    private final LifeExaminer examiner;
    private final UserId maya;
    private final PortfolioId portfolio;
    private final PlayedTickets tickets;
    private final List<SentTicket> sent = new ArrayList<>();

    /** @param replaces the order that a ticket was to take the place of */
    private record SentTicket(OrderTicket ticket, Optional<OrderId> replaces) {}

    PlayedLife(
            TradingServices services, PlayedPrices prices, LifeExaminer examiner, UserId maya, PortfolioId portfolio) {
        this.services = services;
        this.prices = prices;
        this.maya = maya;
        this.portfolio = portfolio;
        this.tickets = new PlayedTickets(portfolio, prices, examiner.books());
        this.examiner = examiner;
    }

    void live(List<Step> steps) {
        prices.symbols().forEach(symbol -> {
            var _ = send(new SentTicket(tickets.first(symbol, sent.size()), Optional.empty()));
            examiner.examine();
        });
        for (var step : steps) {
            try {
                happen(step);
                examiner.examine();
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("After %s: %s".formatted(step, failure.getMessage()), failure);
            }
        }
        assertThat(services.portfolios().delete(maya, portfolio)).isTrue();
        examiner.examineDeleted();
    }

    private void happen(Step step) {
        switch (step) {
            case Deposits deposit -> deposit(dollars(deposit.cents()));
            case Withdraws withdrawal -> withdraw(dollars(withdrawal.cents()));
            case Places place -> send(new SentTicket(tickets.of(place.wish(), sent.size()), Optional.empty()));
            case Replaces replacement -> replace(replacement);
            case Cancels cancel -> cancel(cancel.which());
            case SendsAgain again -> sendAgain(again.which());
            case PriceMoves move -> {
                prices.move(move.instrument(), move.percent());
                match(move.noticed());
            }
            case TimePasses time -> {
                prices.pass(time);
                match(time.noticed());
            }
            case Splits split -> split(split);
            case ChangesTerms terms -> {
                assertThat(services.accounts().change(maya, portfolio, terms.to()))
                        .isTrue();
                examiner.noteTerms(terms.to());
            }
        }
    }

    private void deposit(Money amount) {
        assertThat(services.portfolios().deposit(maya, portfolio, amount)).isInstanceOf(CashMovement.Booked.class);
        examiner.books().move(amount.amount());
    }

    private void withdraw(Money amount) {
        var asked = amount.amount();
        var free = examiner.books().cash().subtract(examiner.keptCash());
        var moved = services.portfolios().withdraw(maya, portfolio, amount);
        if (asked.compareTo(free) <= 0) {
            assertThat(moved).isInstanceOf(CashMovement.Booked.class);
            examiner.books().move(asked.negate());
        } else {
            assertThat(moved)
                    .isEqualTo(new CashMovement.InsufficientFunds(usd(free), usd(examiner.keptCash()), amount));
        }
    }

    private OrderOutcome send(SentTicket ticket) {
        sent.add(ticket);
        examiner.noteTicket(ticket.ticket());
        return sendOnly(ticket);
    }

    private OrderOutcome sendOnly(SentTicket ticket) {
        return ticket.replaces()
                .map(old -> services.desk().replace(maya, old, ticket.ticket()))
                .orElseGet(() -> services.desk().place(maya, ticket.ticket()));
    }

    private void replace(Replaces replacement) {
        anyOf(examiner.all(), replacement.which()).ifPresent(old -> {
            var outcome = send(new SentTicket(
                    tickets.of(replacement.wish(), old.symbol(), old.side(), sent.size()), Optional.of(old.id())));
            var now = services.orders().find(maya, portfolio, old.id()).orElseThrow();
            if (!old.isOpen()) {
                assertThat(outcome)
                        .isInstanceOfSatisfying(
                                OrderOutcome.Rejected.class,
                                rejected -> assertThat(rejected.rejection().reason())
                                        .isEqualTo(RejectionReason.ORDER_NOT_OPEN));
            } else if (outcome instanceof OrderOutcome.Rejected) {
                assertThat(now).isEqualTo(old);
            } else {
                assertThat(now.status()).isEqualTo(OrderStatus.CANCELLED);
            }
        });
    }

    private void cancel(int which) {
        anyOf(examiner.all(), which).ifPresent(order -> {
            var answer = services.desk().cancel(maya, portfolio, order.id());
            if (order.isOpen()) {
                assertThat(answer).isInstanceOf(Cancellation.Cancelled.class);
            } else {
                assertThat(answer).isEqualTo(new Cancellation.TooLate(order));
            }
        });
    }

    /** Where the first left an order behind, nothing happens; where it did not, it is as if it were the first. */
    private void sendAgain(int which) {
        anyOf(sent, which).ifPresent(ticket -> {
            var id = ticket.ticket().clientOrderId();
            var known = examiner.all().stream()
                    .filter(order -> order.clientOrderId().equals(id))
                    .findAny();
            if (known.isEmpty()) {
                examiner.noteTicket(ticket.ticket());
                var _ = sendOnly(ticket);
                return;
            }
            var before = examiner.photograph();
            assertThat(orderIn(sendOnly(ticket)).orElse(known.get())).isEqualTo(known.get());
            assertThat(orderIn(services.desk().place(maya, ticket.ticket())).orElse(known.get()))
                    .isEqualTo(known.get());
            assertThat(examiner.photograph()).isEqualTo(before);
        });
    }

    private static Optional<Order> orderIn(OrderOutcome outcome) {
        return switch (outcome) {
            case OrderOutcome.Filled filled -> Optional.of(filled.order());
            case OrderOutcome.Accepted accepted -> Optional.of(accepted.order());
            case OrderOutcome.Rejected _ -> Optional.empty();
        };
    }

    private void match(boolean noticed) {
        if (noticed) {
            services.matcher().run();
            examiner.examineMatched(prices);
        }
    }

    private void split(Splits split) {
        var symbol = prices.symbols().get(split.instrument());
        var before = examiner.books().sharesOf(symbol);
        var after = before.multiply(split.ratio().factor()).setScale(9, RoundingMode.DOWN);
        var leavesNothing = before.signum() > 0 && after.signum() == 0;
        if (!leavesNothing && prices.splits(symbol, split.ratio())) {
            services.transaction().executeWithoutResult(_ -> split(symbol, split.ratio(), before, after));
            examiner.books().split(symbol, after);
            examiner.examineSplit(symbol, split.ratio());
        }
    }

    private void split(Symbol symbol, SplitRatio ratio, BigDecimal before, BigDecimal after) {
        var account = services.portfolios().lock(maya, portfolio).orElseThrow();
        if (before.signum() == 0) {
            services.splits().apply(account, symbol, ratio, prices.splitDay(), () -> {});
        } else {
            var entry = new SharesSplit(
                    account.now(), symbol, ratio, prices.splitDay(), new Quantity(before), new Quantity(after));
            var _ = services.splits().apply(account, entry);
        }
    }

    private static <T> Optional<T> anyOf(List<T> things, int which) {
        return things.isEmpty() ? Optional.empty() : Optional.of(things.get(which % things.size()));
    }

    private static Money dollars(int cents) {
        return usd(BigDecimal.valueOf(cents, 2));
    }
}
