package com.papertrade.corporateaction;

import static java.util.stream.Collectors.toMap;

import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.BudgetStatus;
import com.papertrade.marketdata.CallPriority;
import com.papertrade.marketdata.CorporateActionNotice.SplitNotice;
import com.papertrade.marketdata.FeedUnavailable;
import com.papertrade.marketdata.MarketData;
import com.papertrade.marketdata.MarketDataOffice;
import com.papertrade.marketdata.MarketDataProvider;
import com.papertrade.marketdata.MarketDemand;
import com.papertrade.marketdata.PriceBar;
import com.papertrade.marketdata.ReportedAction.Kind;
import com.papertrade.platform.job.RecurringJob;
import com.papertrade.platform.job.Timetable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks the provider for splits and dividends of what is held or ordered. Where a call costs, it asks once a
 * week, with calls that nobody has a better use for; only a price that jumped as splits make it jump is
 * reason to ask for splits at once.
 */
@Component
class ProviderInquiry implements RecurringJob {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderInquiry.class);

    static final Duration WEEKLY = Duration.ofDays(7);

    /** What costs nothing is asked as often as somebody may buy something new. */
    static final Duration FREE = Duration.ofMinutes(30);

    static final Duration AFTER_FAILURE = Duration.ofHours(6);

    /** Plans change, but not often. */
    static final Duration NOT_ENTITLED = Duration.ofDays(30);

    /** A provider may tell of a split a little later than its prices do. */
    static final Duration AFTER_JUMP = Duration.ofDays(1);

    /** What routine questions leave of the day's spare calls for people who look around. */
    static final int LEFT_TO_BROWSING = 5;

    /** The smallest split there usually is, 3 for 2, less what a price moves in a day. */
    private static final BigDecimal JUMP = new BigDecimal("1.35");

    private static final int DAYS_OF_A_JUMP = 7;

    private final MarketDataProvider provider;
    private final MarketDataOffice office;
    private final MarketData market;
    private final List<MarketDemand> demand;
    private final CorporateActions actions;
    private final Inquiries inquiries;
    private final Clock clock;

    ProviderInquiry(
            MarketDataProvider provider,
            MarketDataOffice office,
            MarketData market,
            List<MarketDemand> demand,
            CorporateActions actions,
            Inquiries inquiries,
            Clock clock) {
        this.provider = provider;
        this.office = office;
        this.market = market;
        this.demand = demand;
        this.actions = actions;
        this.inquiries = inquiries;
        this.clock = clock;
    }

    private record Question(Symbol symbol, Kind kind, boolean urgent, Instant lastAsked) {}

    private record Subject(Symbol symbol, Kind kind) {}

    @Override
    public String name() {
        return "Ask for splits and dividends";
    }

    @Override
    public Timetable timetable() {
        return Timetable.every(Duration.ofMinutes(1));
    }

    /** Asks what is due, and stops where calls are wanted for something else. */
    @Override
    public void run() {
        for (var question : due()) {
            if (!mayAsk(question) || !answers(question)) {
                return;
            }
        }
    }

    /** Urgent ones first, then who was asked for longest ago. */
    private List<Question> due() {
        var asked = inquiries.findAll(provider.source()).stream()
                .collect(toMap(inquiry -> new Subject(inquiry.symbol(), inquiry.kind()), inquiry -> inquiry));
        return wanted().stream()
                .flatMap(symbol -> Stream.of(Kind.values()).map(kind -> new Subject(symbol, kind)))
                .flatMap(subject -> question(subject, Optional.ofNullable(asked.get(subject))).stream())
                .sorted(Comparator.comparing((Question question) -> !question.urgent())
                        .thenComparing(Question::lastAsked))
                .toList();
    }

    private SortedSet<Symbol> wanted() {
        var wanted = new TreeSet<Symbol>();
        for (var source : demand) {
            source.symbols().entrySet().stream()
                    .filter(symbol -> symbol.getValue().compareTo(CallPriority.HELD) <= 0)
                    .map(Map.Entry::getKey)
                    .forEach(wanted::add);
        }
        return wanted;
    }

    private Optional<Question> question(Subject subject, Optional<ActionInquiry> before) {
        var now = clock.instant();
        var lastAsked = before.map(ActionInquiry::askedAt).orElse(Instant.EPOCH);
        if (before.filter(inquiry -> inquiry.askAgain().isAfter(now)).isEmpty()) {
            return Optional.of(
                    new Question(subject.symbol(), subject.kind(), hasJumped(subject, lastAsked), lastAsked));
        }
        return hasJumped(subject, lastAsked)
                ? Optional.of(new Question(subject.symbol(), subject.kind(), true, lastAsked))
                : Optional.empty();
    }

    /** Whether one of the latest closes is far from the one before, no split explains it, and nobody asked since. */
    private boolean hasJumped(Subject subject, Instant lastAsked) {
        if (subject.kind() != Kind.SPLIT
                || !provider.metered()
                || lastAsked.plus(AFTER_JUMP).isAfter(clock.instant())) {
            return false;
        }
        var from = market.clock().date().minusDays(DAYS_OF_A_JUMP);
        var bars = market.history(subject.symbol(), from).bars();
        for (var i = 1; i < bars.size(); i++) {
            if (isJump(bars.get(i - 1), bars.get(i))
                    && !isSplit(subject.symbol(), bars.get(i).session())) {
                return true;
            }
        }
        return false;
    }

    private boolean isSplit(Symbol symbol, LocalDate session) {
        return market.corporateActions(symbol, session, session).stream().anyMatch(SplitNotice.class::isInstance);
    }

    private static boolean isJump(PriceBar before, PriceBar after) {
        var low = before.close().perShare().min(after.close().perShare());
        var high = before.close().perShare().max(after.close().perShare());
        return high.divide(low, MathContext.DECIMAL32).compareTo(JUMP) >= 0;
    }

    private boolean mayAsk(Question question) {
        return question.urgent()
                || office.budget().map(BudgetStatus::spare).orElse(Integer.MAX_VALUE) > LEFT_TO_BROWSING;
    }

    /** Whether it is worth asking for more now. */
    private boolean answers(Question question) {
        try {
            ask(question);
            return true;
        } catch (FeedUnavailable unavailable) {
            LOG.info(
                    "No {} of {}: {}",
                    question.kind() == Kind.SPLIT ? "splits" : "dividends",
                    question.symbol(),
                    unavailable.sentence());
            return isOfTheQuestion(question, unavailable);
        }
    }

    private void ask(Question question) {
        var priority = question.urgent() ? CallPriority.HELD : CallPriority.BROWSING;
        var told = provider.corporateActions(question.symbol(), question.kind(), priority);
        var intake = actions.reportAll(
                question.symbol(), question.kind(), told, provider.source().label());
        save(question, provider.metered() ? WEEKLY : FREE, intake.inWords());
    }

    /** That calls are spent is nobody's fault, and asked again when there are some. */
    private boolean isOfTheQuestion(Question question, FeedUnavailable unavailable) {
        return switch (unavailable.reason()) {
            case DAILY_LIMIT, RATE_LIMIT, KEY_REJECTED, UNREACHABLE, TIMEOUT -> false;
            case NOT_ENTITLED -> {
                save(question, NOT_ENTITLED, unavailable.sentence());
                yield true;
            }
            case MALFORMED -> {
                save(question, AFTER_FAILURE, unavailable.sentence());
                yield true;
            }
        };
    }

    private void save(Question question, Duration pause, String met) {
        var now = clock.instant();
        inquiries.save(
                provider.source(), new ActionInquiry(question.symbol(), question.kind(), now, now.plus(pause), met));
    }
}
