package com.papertrade.marketdata;

import com.papertrade.calendar.MarketClock;
import com.papertrade.calendar.TradingSession;
import com.papertrade.marketdata.FetchOutcome.Concern;
import com.papertrade.marketdata.FetchOutcome.Failed;
import com.papertrade.marketdata.FetchOutcome.NoSuchSymbol;
import com.papertrade.marketdata.FetchOutcome.NotYet;
import com.papertrade.marketdata.FetchOutcome.UpToDate;
import com.papertrade.marketdata.Publications.Publication;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Watches for the moment at which the provider publishes a session, which it does at an hour of the
 * evening that nothing documents, for all symbols together. Until then one symbol asks for all, ever
 * less often; who asks for twenty loses twenty calls. All instances watch together.
 */
class PublicationWatch {

    static final Duration NOT_YET = BackOff.NOT_YET;
    static final Duration AFTER_FAILURE = Duration.ofMinutes(10);
    static final Duration LONGEST_AFTER_FAILURE = Duration.ofHours(2);

    /** How long after the first symbol of a session the last is expected. */
    static final Duration STRAGGLING = Duration.ofMinutes(15);

    /** How long others wait for a question on its way, should its asker never say what it met. */
    static final Duration HELD = Duration.ofMinutes(1);

    /** How much later than planned a session may be seen for its hour to say something. */
    static final Duration PUNCTUAL = Duration.ofHours(1);

    private final PriceSource source;
    private final Publications publications;
    private final MarketClock market;

    PublicationWatch(PriceSource source, Publications publications, MarketClock market) {
        this.source = source;
        this.publications = publications;
        this.market = market;
    }

    /**
     * What can be foreseen for all symbols.
     *
     * @param published whether anybody has seen the latest final session
     * @param nextAsk when it may be asked for next
     * @param nextSessionsFirstAsk when the session after it will be looked for first
     */
    record Outlook(boolean published, Instant nextAsk, Instant nextSessionsFirstAsk) {}

    Outlook outlook() {
        var latest = latest();
        var known = known(latest);
        return new Outlook(
                known.flatMap(Publication::publishedAt).isPresent(),
                known.map(Publication::nextAskAt).orElseGet(() -> firstAsk(latest)),
                firstAsk(market.calendar().firstAfter(latest.date())));
    }

    /** Whether the latest final session may be asked for now; while it is not published, by whom this is told alone. */
    boolean admits() {
        var now = market.now();
        return !forbids() && (isPublished() || publications.claim(source, latest().date(), now, now.plus(HELD)));
    }

    /** Whether somebody has seen the latest final session. */
    boolean isPublished() {
        return known(latest()).flatMap(Publication::publishedAt).isPresent();
    }

    /** Whether nobody but an order asks for the latest final session now. */
    boolean forbids() {
        return market.now().isBefore(nextAsk());
    }

    /** Whether it is no use to ask for the latest final session, because it is not expected yet. */
    boolean isLate() {
        return !isPublished() && forbids();
    }

    /** When the latest final session is asked for next, by one or, once it is published, by all. */
    Instant nextAsk() {
        return nextAsk(latest());
    }

    /** Takes note of what asking for the bars of a session met, whoever asked. */
    void met(TradingSession session, FetchOutcome outcome) {
        var now = market.now();
        var known = known(session).orElseGet(() -> unseen(session));
        switch (outcome) {
            case UpToDate _ -> publications.save(source, seen(known, now), isPunctual(session, known, now));
            case NotYet _ -> {
                if (known.publishedAt().isEmpty()) {
                    publications.save(source, inVain(session, known, now), false);
                }
            }
            case NoSuchSymbol _ -> leaveToTheNext(known, now);
            case Failed failed -> {
                if (failed.concern() == Concern.FEED) {
                    pause(known, failed, now);
                } else {
                    leaveToTheNext(known, now);
                }
            }
        }
    }

    /** Who sees it first does not send all others at once: some symbols come a few minutes after the rest. */
    private static Publication seen(Publication known, Instant now) {
        var next = known.publishedAt().isPresent() ? known.nextAskAt() : now.plus(STRAGGLING);
        return new Publication(known.session(), Optional.of(now), known.lastNotYetAt(), known.notYets(), 0, next);
    }

    private boolean isPunctual(TradingSession session, Publication known, Instant now) {
        return known.lastNotYetAt().isPresent()
                || !now.isAfter(firstAsk(session).plus(PUNCTUAL));
    }

    /**
     * An order, or a screen that shows what nobody asked for before, may look while all others wait; what
     * it meets does not make their wait longer.
     */
    private Publication inVain(TradingSession session, Publication known, Instant now) {
        var isExpected = !known.nextAskAt().isAfter(now.plus(HELD));
        var times = isExpected ? known.notYets() + 1 : known.notYets();
        var next = isExpected ? now.plus(Growing.doubled(NOT_YET, times)) : known.nextAskAt();
        var atMost = ClosingPrice.finalFrom(market.calendar().firstAfter(session.date()));
        return new Publication(
                known.session(), Optional.empty(), Optional.of(now), times, 0, Collections.min(List.of(next, atMost)));
    }

    /** While others are told to wait already, what one more meets is not news. */
    private void pause(Publication known, Failed failed, Instant now) {
        if (known.nextAskAt().isAfter(now.plus(HELD))) {
            return;
        }
        var failures = failed.retryAfter().isPresent() ? known.failures() : known.failures() + 1;
        var wait = failed.retryAfter().orElse(Growing.doubled(AFTER_FAILURE, failures, LONGEST_AFTER_FAILURE));
        keep(known, failures, now.plus(wait));
    }

    /** The symbol says nothing about the others: one of them may ask in its place. */
    private void leaveToTheNext(Publication known, Instant now) {
        if (known.nextAskAt().isAfter(now) && !known.nextAskAt().isAfter(now.plus(HELD))) {
            keep(known, known.failures(), now);
        }
    }

    private void keep(Publication known, int failures, Instant nextAskAt) {
        publications.save(
                source,
                new Publication(
                        known.session(),
                        known.publishedAt(),
                        known.lastNotYetAt(),
                        known.notYets(),
                        failures,
                        nextAskAt),
                false);
    }

    private Publication unseen(TradingSession session) {
        return new Publication(session.date(), Optional.empty(), Optional.empty(), 0, 0, firstAsk(session));
    }

    private Instant nextAsk(TradingSession session) {
        return known(session).map(Publication::nextAskAt).orElseGet(() -> firstAsk(session));
    }

    /** At the usual hour, but never before the close is final, and never so late that the next one is. */
    private Instant firstAsk(TradingSession session) {
        var soonest = ClosingPrice.finalFrom(session);
        var latest = ClosingPrice.finalFrom(market.calendar().firstAfter(session.date()));
        var learned = publications.learnedBefore(source, session.date(), UsualHour.SESSIONS);
        return UsualHour.of(session.date(), learned, market.calendar().zone())
                .filter(hour -> hour.isAfter(soonest) && hour.isBefore(latest))
                .orElse(soonest);
    }

    private TradingSession latest() {
        return ClosingPrice.latestFinal(market);
    }

    private Optional<Publication> known(TradingSession session) {
        return publications.find(source, session.date());
    }
}
