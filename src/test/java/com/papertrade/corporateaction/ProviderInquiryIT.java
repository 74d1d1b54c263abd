package com.papertrade.corporateaction;

import static com.papertrade.corporateaction.Investor.AAPL;
import static com.papertrade.corporateaction.Investor.IBM;
import static com.papertrade.corporateaction.Investor.split;
import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.MovableClock;
import com.papertrade.calendar.NyseCalendar;
import com.papertrade.calendar.TradingCalendar;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.BudgetStatus;
import com.papertrade.marketdata.CallPriority;
import com.papertrade.marketdata.FeedUnavailable;
import com.papertrade.marketdata.FeedUnavailable.Reason;
import com.papertrade.marketdata.FetchReport;
import com.papertrade.marketdata.Granularity;
import com.papertrade.marketdata.Listings;
import com.papertrade.marketdata.MarketDataOffice;
import com.papertrade.marketdata.MarketDataProvider;
import com.papertrade.marketdata.PlannedRefresh;
import com.papertrade.marketdata.PriceHistory;
import com.papertrade.marketdata.PriceSource;
import com.papertrade.marketdata.ProviderProblem;
import com.papertrade.marketdata.Quote;
import com.papertrade.marketdata.ReportedAction;
import com.papertrade.marketdata.ReportedAction.Kind;
import com.papertrade.money.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two symbols on a key with few calls: each is asked for seldom, and for splits at once when a price jumps. */
@CorporateActionTest
class ProviderInquiryIT {

    @Autowired
    Investor maya;

    @Autowired
    CorporateActions actions;

    @Autowired
    Inquiries inquiries;

    @Autowired
    MovableClock clock;

    private Feed feed = new Feed();
    private ProviderInquiry inquiry;

    @BeforeEach
    void tenSharesOnThursday() {
        feed = new Feed();
        maya.holdsAppleBeforeItsSplit();
        maya.market().forgets(AAPL, "2020-08-31");
        maya.market().forgets(AAPL, "2020-09-01");
        inquiry = new ProviderInquiry(
                feed,
                feed,
                maya.market(),
                List.of(() -> Map.of(AAPL, CallPriority.HELD, IBM, CallPriority.WATCHED)),
                actions,
                inquiries,
                clock);
    }

    @Test
    void whatIsHeldIsAskedForOnceAWeek() {
        inquiry.run();
        inquiry.run();
        assertThat(feed.asked).containsExactlyInAnyOrder("SPLIT AAPL BROWSING", "DIVIDEND AAPL BROWSING");

        clock.advance(Duration.ofDays(7));
        inquiry.run();
        assertThat(feed.asked).hasSize(4);
    }

    @Test
    void callsThatSomebodyMayWantAreNotSpentOnRoutine() {
        feed.left = ProviderInquiry.LEFT_TO_BROWSING;
        inquiry.run();

        assertThat(feed.asked).isEmpty();
    }

    @Test
    void aPriceThatJumpsIsReasonToAskForSplitsAtOnceThoughCallsAreFew() {
        inquiry.run();
        feed.asked.clear();
        feed.left = 1;
        feed.splits = List.of(split(AAPL, "2020-08-31", "4.0000"));
        maya.market().closed(AAPL, "2020-08-31", "129.04");
        maya.at("2020-08-31 17:00");

        inquiry.run();
        maya.settles();
        inquiry.run();

        assertThat(feed.asked).containsExactly("SPLIT AAPL HELD");
        assertThat(maya.holding(AAPL).position().quantity()).isEqualTo(Quantity.of(40));
    }

    @Test
    void aJumpThatNoSplitExplainsIsAskedAboutOnceADay() {
        inquiry.run();
        maya.market().closed(AAPL, "2020-08-31", "129.04");
        maya.at("2020-08-31 17:00");
        feed.asked.clear();

        inquiry.run();
        maya.at("2020-09-01 16:00");
        inquiry.run();
        maya.at("2020-09-01 18:00");
        inquiry.run();

        assertThat(feed.asked).containsExactly("SPLIT AAPL HELD", "SPLIT AAPL HELD");
    }

    @Test
    void whatTheKeyDoesNotIncludeIsAskedAgainAfterAMonth() {
        feed.dividends = () -> {
            throw new FeedUnavailable(Reason.NOT_ENTITLED, "The plan does not include it.");
        };
        inquiry.run();
        clock.advance(Duration.ofDays(29));
        inquiry.run();

        assertThat(feed.asked).filteredOn(asked -> asked.startsWith("DIVIDEND")).hasSize(1);
        assertThat(inquiries.findAll(PriceSource.ALPHA_VANTAGE))
                .filteredOn(asked -> asked.kind() == Kind.DIVIDEND)
                .extracting(ActionInquiry::met)
                .containsExactly("The plan does not include it.");
    }

    @Test
    void whenCallsAreSpentNothingElseIsAskedAndNothingNoted() {
        feed.dividends = () -> {
            throw new FeedUnavailable(Reason.DAILY_LIMIT, "All calls are used up.");
        };
        feed.splitsFail = feed.dividends;
        inquiry.run();

        assertThat(feed.asked).hasSize(1);
        assertThat(inquiries.findAll(PriceSource.ALPHA_VANTAGE)).isEmpty();
    }

    /** A provider and its office, with an answer for each question. */
    private static final class Feed implements MarketDataProvider, MarketDataOffice {

        final List<String> asked = new ArrayList<>();
        List<ReportedAction> splits = List.of();
        Runnable splitsFail = () -> {};
        Runnable dividends = () -> {};
        int left = 25;

        @Override
        public List<ReportedAction> corporateActions(Symbol symbol, Kind kind, CallPriority priority) {
            asked.add("%s %s %s".formatted(kind, symbol, priority));
            if (kind == Kind.DIVIDEND) {
                dividends.run();
                return List.of();
            }
            splitsFail.run();
            return splits;
        }

        @Override
        public Optional<BudgetStatus> budget() {
            return Optional.of(new BudgetStatus(left, 25, 0, 0, Instant.MAX, Optional.empty()));
        }

        @Override
        public PriceSource source() {
            return PriceSource.ALPHA_VANTAGE;
        }

        @Override
        public Granularity granularity() {
            return Granularity.END_OF_DAY;
        }

        @Override
        public TradingCalendar calendar() {
            return new NyseCalendar();
        }

        @Override
        public boolean metered() {
            return true;
        }

        @Override
        public Optional<Quote> quote(Symbol symbol, CallPriority priority) {
            throw new UnsupportedOperationException("Only corporate actions are asked for");
        }

        @Override
        public Optional<PriceHistory> dailyBars(Symbol symbol, CallPriority priority) {
            throw new UnsupportedOperationException("Only corporate actions are asked for");
        }

        @Override
        public Listings listings() {
            throw new UnsupportedOperationException("Only corporate actions are asked for");
        }

        @Override
        public List<Instrument> search(String text) {
            throw new UnsupportedOperationException("Only corporate actions are asked for");
        }

        @Override
        public List<PlannedRefresh> queue() {
            return List.of();
        }

        @Override
        public Optional<Instant> nextRefresh() {
            return Optional.empty();
        }

        @Override
        public List<ProviderProblem> lastProblems() {
            return List.of();
        }

        @Override
        public FetchReport fetchNow(Symbol symbol) {
            throw new UnsupportedOperationException("Only corporate actions are asked for");
        }

        @Override
        public String summary() {
            return "";
        }
    }
}
