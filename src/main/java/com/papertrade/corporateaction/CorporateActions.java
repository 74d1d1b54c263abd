package com.papertrade.corporateaction;

import static java.util.stream.Collectors.toMap;

import com.papertrade.corporateaction.ActionReading.Doubtful;
import com.papertrade.corporateaction.ActionReading.Readable;
import com.papertrade.corporateaction.ActionReading.TooOld;
import com.papertrade.corporateaction.CorporateAction.CashDividend;
import com.papertrade.corporateaction.HeldActions.Decision;
import com.papertrade.corporateaction.Review.Applied;
import com.papertrade.corporateaction.Review.Dismissed;
import com.papertrade.corporateaction.Review.Refused;
import com.papertrade.corporateaction.Review.ReviewRefusal;
import com.papertrade.identity.User;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.MarketData;
import com.papertrade.marketdata.ReportedAction;
import com.papertrade.marketdata.ReportedAction.Kind;
import com.papertrade.portfolio.Entitlements;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is known of splits and dividends, whoever tells it and however often: one of a kind for an
 * instrument and a day. What cannot be, or contradicts what is known, is held until an administrator has
 * decided.
 */
@Service
public class CorporateActions {

    private static final Logger LOG = LoggerFactory.getLogger(CorporateActions.class);

    private final ActionRows actions;
    private final HeldActions heldActions;
    private final Entitlements entitlements;
    private final Inquiries inquiries;
    private final MarketData market;
    private final ActionPlausibility plausibility;
    private final Clock clock;

    CorporateActions(
            ActionRows actions,
            HeldActions heldActions,
            Entitlements entitlements,
            Inquiries inquiries,
            MarketData market,
            Clock clock) {
        this.actions = actions;
        this.heldActions = heldActions;
        this.entitlements = entitlements;
        this.inquiries = inquiries;
        this.market = market;
        this.plausibility = new ActionPlausibility(market);
        this.clock = clock;
    }

    private record Day(Kind kind, LocalDate effectiveOn) {
        static Day of(CorporateAction action) {
            return new Day(action.kind(), action.effectiveOn());
        }
    }

    /**
     * Takes in some of what there is to tell of an instrument.
     *
     * @param origin who tells it, as administrators read it
     */
    @Transactional
    public Intake report(Symbol symbol, List<ReportedAction> reported, String origin) {
        var known = actions.findOf(symbol).stream()
                .collect(toMap(
                        action -> Day.of(action.action()), KnownAction::action, (first, _) -> first, HashMap::new));
        return reported.stream().map(action -> take(action, origin, known)).reduce(Intake.NONE, Intake::plus);
    }

    /**
     * Takes in all of a kind that its source has to tell of an instrument: what it announced before and does
     * not tell any more was called off.
     */
    @Transactional
    public Intake reportAll(Symbol symbol, Kind kind, List<ReportedAction> reported, String origin) {
        var intake = report(symbol, reported, origin);
        var told = reported.stream().map(ReportedAction::effectiveOn).toList();
        actions.findOf(symbol).stream()
                .filter(known -> known.action().kind() == kind && known.origin().equals(origin))
                .filter(known -> isAhead(known.action()))
                .filter(known -> !told.contains(known.action().effectiveOn().toString()))
                .forEach(calledOff -> {
                    LOG.info("{} does not tell of {} any more", origin, calledOff.action());
                    actions.remove(calledOff.id());
                });
        return intake;
    }

    private Intake take(ReportedAction reported, String origin, Map<Day, CorporateAction> known) {
        return switch (ActionReader.read(reported)) {
            case TooOld _ -> Intake.KNOWN;
            case Doubtful doubt -> hold(reported, origin, doubt);
            case Readable readable ->
                Optional.ofNullable(known.get(Day.of(readable.action())))
                        .map(before -> takeAgain(reported, readable.action(), before, origin, known))
                        .orElseGet(() -> takeNew(reported, readable.action(), origin, known));
        };
    }

    private Intake takeNew(
            ReportedAction reported, CorporateAction action, String origin, Map<Day, CorporateAction> known) {
        var doubt = plausibility.doubtAbout(action);
        if (doubt.isPresent()) {
            return hold(reported, origin, doubt.get());
        }
        known.put(Day.of(action), action);
        return actions.insert(action, origin, clock.instant()) ? Intake.ADDED : Intake.KNOWN;
    }

    private Intake takeAgain(
            ReportedAction reported,
            CorporateAction action,
            CorporateAction before,
            String origin,
            Map<Day, CorporateAction> known) {
        if (saysNothingNew(action, before)) {
            return Intake.KNOWN;
        }
        var row = actions.find(action.symbol(), action.kind(), action.effectiveOn())
                .orElseThrow();
        var onlyPayDate = action.value().compareTo(before.value()) == 0;
        if (onlyPayDate || (isAhead(action) && row.origin().equals(origin))) {
            LOG.info("{} becomes {}, says {}", before, action, origin);
            replace(row, action, row.origin());
            known.put(Day.of(action), action);
            return Intake.CHANGED;
        }
        return hold(reported, origin, contradiction(before, row.origin()));
    }

    private static boolean saysNothingNew(CorporateAction action, CorporateAction before) {
        return action.value().compareTo(before.value()) == 0
                && (action.payDate().isEmpty() || action.payDate().equals(before.payDate()));
    }

    private static Doubtful contradiction(CorporateAction before, String origin) {
        return new Doubtful(HoldReason.CONTRADICTS, "%s told of %s.".formatted(origin, ActionWords.inWords(before)));
    }

    private Intake hold(ReportedAction reported, String origin, Doubtful doubt) {
        return heldActions.hold(reported, origin, doubt, clock.instant()) ? Intake.HELD : Intake.KNOWN;
    }

    private void replace(KnownAction row, CorporateAction action, String origin) {
        actions.replace(row.id(), action, origin);
        if (action instanceof CashDividend dividend) {
            entitlements.payOn(dividend.symbol(), dividend.exDate(), dividend.payDate());
        }
    }

    private boolean isAhead(CorporateAction action) {
        return action.effectiveOn().isAfter(market.today().date());
    }

    /** What waits for a decision, the oldest first. */
    public List<HeldAction> held() {
        return heldActions.findUndecided();
    }

    /** When the provider was last asked about what, and what came of it; by symbol. */
    public List<ActionInquiry> asked() {
        return inquiries.findAll(market.source());
    }

    /** What is believed, announced and past, the latest first. */
    public List<KnownAction> latest(int limit) {
        return actions.findLatest(limit);
    }

    /** All that is believed of an instrument, announced and past, the latest first. */
    public List<KnownAction> of(Symbol symbol) {
        return actions.findOf(symbol);
    }

    /**
     * Believes what was held, and in the place of what is known of that kind and day.
     *
     * @throws com.papertrade.identity.NotAdministrator unless the user is one
     */
    @Transactional
    public Review apply(User administrator, long id) {
        administrator.requireAdministrator();
        return heldActions
                .lockUndecided(id)
                .map(held -> apply(administrator, held))
                .orElseGet(CorporateActions::decided);
    }

    private Review apply(User administrator, HeldAction held) {
        if (!(ActionReader.read(held.reported()) instanceof Readable(CorporateAction action))) {
            return new Refused(
                    ReviewRefusal.CANNOT_BE_READ,
                    "It cannot be read. Dismiss it, and import a corrected line instead.");
        }
        var before = actions.find(action.symbol(), action.kind(), action.effectiveOn());
        if (before.filter(this::isBookedSplit).isPresent()) {
            return new Refused(
                    ReviewRefusal.BOOKED_OTHERWISE,
                    "%s was booked already; take those entries back on the page Ledger instead."
                            .formatted(ActionWords.inWords(before.get().action())));
        }
        before.ifPresentOrElse(row -> replace(row, action, held.origin()), () -> {
            var _ = actions.insert(action, held.origin(), clock.instant());
        });
        decide(administrator, held, Decision.APPLIED);
        return new Applied("%s is applied within a minute.".formatted(ActionWords.inWords(action)));
    }

    private boolean isBookedSplit(KnownAction known) {
        return known.action().kind() == Kind.SPLIT
                && actions.countSettled(known.action().symbol(), known.action().effectiveOn()) > 0;
    }

    /**
     * Does not believe what was held, now or when it is told again.
     *
     * @throws com.papertrade.identity.NotAdministrator unless the user is one
     */
    @Transactional
    public Review dismiss(User administrator, long id) {
        administrator.requireAdministrator();
        return heldActions
                .lockUndecided(id)
                .<Review>map(held -> {
                    decide(administrator, held, Decision.DISMISSED);
                    return new Dismissed("Dismissed; it is not asked again.");
                })
                .orElseGet(CorporateActions::decided);
    }

    private void decide(User administrator, HeldAction held, Decision decision) {
        LOG.info(
                "{} from {}: {} by {}",
                held.reported(),
                held.origin(),
                decision,
                administrator.id().value());
        heldActions.decide(held.id(), decision, administrator.name(), clock.instant());
    }

    private static Refused decided() {
        return new Refused(ReviewRefusal.DECIDED_ALREADY, "Somebody has decided on it already.");
    }
}
