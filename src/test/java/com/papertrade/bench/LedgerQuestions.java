package com.papertrade.bench;

import com.papertrade.bench.GrownLedgers.Account;
import com.papertrade.portfolio.EntryKind;
import com.papertrade.portfolio.LedgerFilter;
import com.papertrade.portfolio.LedgerSearch;
import com.papertrade.portfolio.LedgerVerification;
import com.papertrade.portfolio.Portfolios;
import com.papertrade.portfolio.SearchText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** What screens and jobs ask a ledger, by the code that they ask it with. */
record LedgerQuestions(
        Portfolios portfolios,
        LedgerSearch search,
        LedgerVerification verification,
        List<Account> some,
        Account largest) {

    private static final int A_PAGE = 50;
    private static final int OFTEN = 1_000;
    private static final int SELDOM = 20;
    private static final double NANOS_PER_SECOND = 1e9;

    private static final LedgerFilter SALES = new LedgerFilter(
            Optional.empty(), Optional.empty(), Set.of(EntryKind.SOLD), Optional.empty(), SearchText.NOTHING);
    private static final LedgerFilter TYPED =
            new LedgerFilter(Optional.empty(), Optional.empty(), Set.of(), Optional.empty(), SearchText.of("sell"));

    void measure(SideBySide table, String layout) {
        table.tell(layout, "newest page of any portfolio, p50 / p95", ofSome(this::newestPage));
        table.tell(layout, "its balance, positions and entries of the day", ofSome(this::snapshot));
        table.tell(layout, "its sales counted, and their first page", ofSome(account -> found(account, SALES)));
        table.tell(layout, "newest page of the largest portfolio", Samples.of(OFTEN, () -> newestPage(largest)));
        table.tell(
                layout,
                "its sales counted, and their first page, largest",
                Samples.of(SELDOM, () -> found(largest, SALES)));
        table.tell(layout, "the same for a word typed, largest", Samples.of(SELDOM, () -> found(largest, TYPED)));
        table.tell(layout, "replay of any portfolio (verify-ledger)", ofSome(this::verify));
        table.tell(
                layout,
                "replay of %,d portfolios, one after the other".formatted(Math.min(OFTEN, some.size())),
                perSecond(some.stream().limit(OFTEN).toList()));
        table.tell(layout, "replay of the largest portfolio", perSecond(List.of(largest)));
    }

    private Samples ofSome(Consumer<Account> question) {
        var next = new AtomicInteger();
        return Samples.of(OFTEN, () -> question.accept(some.get(next.getAndIncrement() % some.size())));
    }

    private void newestPage(Account account) {
        require(portfolios
                        .entries(account.owner(), account.portfolio(), 0, A_PAGE)
                        .size()
                > 1);
    }

    private void snapshot(Account account) {
        var since = Instant.now().minus(Duration.ofDays(1));
        require(portfolios.snapshot(account.owner(), account.portfolio(), since).isPresent());
    }

    private void found(Account account, LedgerFilter filter) {
        var count = search.count(account.owner(), account.portfolio(), filter);
        require(search.page(account.owner(), account.portfolio(), filter, count, 0, A_PAGE)
                        .size()
                > 1);
    }

    private void verify(Account account) {
        Ledgers.requireIntact(verification.verify(account.portfolio()));
    }

    private String perSecond(List<Account> accounts) {
        var entries = accounts.stream().mapToLong(Account::entries).sum();
        var nanos = SideBySide.nanosOf(() -> accounts.forEach(this::verify));
        return "%,.0f entries a second".formatted(entries * NANOS_PER_SECOND / nanos);
    }

    private static void require(boolean answered) {
        if (!answered) {
            throw new IllegalStateException("Not the answer that there should be");
        }
    }
}
