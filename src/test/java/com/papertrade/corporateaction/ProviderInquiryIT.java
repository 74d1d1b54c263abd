package com.papertrade.corporateaction;

import static com.papertrade.corporateaction.Investor.AAPL;
import static com.papertrade.corporateaction.Investor.IBM;
import static com.papertrade.corporateaction.Investor.dividend;
import static com.papertrade.corporateaction.Investor.split;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.when;

import com.papertrade.MovableClock;
import com.papertrade.marketdata.BudgetStatus;
import com.papertrade.marketdata.CallPriority;
import com.papertrade.marketdata.FeedUnavailable;
import com.papertrade.marketdata.FeedUnavailable.Reason;
import com.papertrade.marketdata.MarketDataOffice;
import com.papertrade.marketdata.MarketDataProvider;
import com.papertrade.marketdata.PriceSource;
import com.papertrade.marketdata.ReportedAction;
import com.papertrade.marketdata.ReportedAction.Kind;
import com.papertrade.money.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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

    /** A provider and its office, with an answer for each question. */
    private final MarketDataProvider provider = mock();

    private final MarketDataOffice office = mock();
    private final List<String> asked = new ArrayList<>();
    private ProviderInquiry inquiry;

    @BeforeEach
    void tenSharesOnThursday() {
        reset(provider, office);
        asked.clear();
        when(provider.source()).thenReturn(PriceSource.ALPHA_VANTAGE);
        when(provider.metered()).thenReturn(true);
        answers(Kind.SPLIT, List::of);
        answers(Kind.DIVIDEND, List::of);
        callsLeft(25);
        maya.holdsAppleBeforeItsSplit();
        maya.market().forgets(AAPL, "2020-08-31");
        maya.market().forgets(AAPL, "2020-09-01");
        inquiry = new ProviderInquiry(
                provider,
                office,
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
        assertThat(asked).containsExactlyInAnyOrder("SPLIT AAPL BROWSING", "DIVIDEND AAPL BROWSING");

        clock.advance(Duration.ofDays(7));
        inquiry.run();
        assertThat(asked).hasSize(4);
    }

    @Test
    void callsThatSomebodyMayWantAreNotSpentOnRoutine() {
        callsLeft(ProviderInquiry.LEFT_TO_BROWSING);
        inquiry.run();

        assertThat(asked).isEmpty();
    }

    @Test
    void aPriceThatJumpsIsReasonToAskForSplitsAtOnceThoughCallsAreFew() {
        inquiry.run();
        asked.clear();
        callsLeft(1);
        answers(Kind.SPLIT, () -> List.of(split(AAPL, "2020-08-31", "4.0000")));
        maya.market().closed(AAPL, "2020-08-31", "129.04");
        maya.at("2020-08-31 17:00");

        inquiry.run();
        maya.settles();
        inquiry.run();

        assertThat(asked).containsExactly("SPLIT AAPL HELD");
        assertThat(maya.holding(AAPL).position().quantity()).isEqualTo(Quantity.of(40));
    }

    @Test
    void aDividendOfThatDayExplainsNoJump() {
        inquiry.run();
        asked.clear();
        maya.isTold(dividend(AAPL, "2020-08-31", "0.82", "2020-09-10"));
        maya.market().closed(AAPL, "2020-08-31", "129.04");
        maya.at("2020-08-31 17:00");

        inquiry.run();

        assertThat(asked).containsExactly("SPLIT AAPL HELD");
    }

    @Test
    void aJumpThatNoSplitExplainsIsAskedAboutOnceADay() {
        inquiry.run();
        maya.market().closed(AAPL, "2020-08-31", "129.04");
        maya.at("2020-08-31 17:00");
        asked.clear();

        inquiry.run();
        maya.at("2020-09-01 16:00");
        inquiry.run();
        maya.at("2020-09-01 18:00");
        inquiry.run();

        assertThat(asked).containsExactly("SPLIT AAPL HELD", "SPLIT AAPL HELD");
    }

    @Test
    void whatTheKeyDoesNotIncludeIsAskedAgainAfterAMonth() {
        answers(Kind.DIVIDEND, () -> {
            throw new FeedUnavailable(Reason.NOT_ENTITLED, "The plan does not include it.");
        });
        inquiry.run();
        clock.advance(Duration.ofDays(29));
        inquiry.run();

        assertThat(asked).filteredOn(asked -> asked.startsWith("DIVIDEND")).hasSize(1);
        assertThat(inquiries.findAll(PriceSource.ALPHA_VANTAGE))
                .filteredOn(asked -> asked.kind() == Kind.DIVIDEND)
                .extracting(ActionInquiry::met)
                .containsExactly("The plan does not include it.");
    }

    @Test
    void whenCallsAreSpentNothingElseIsAskedAndNothingNoted() {
        Supplier<List<ReportedAction>> spent = () -> {
            throw new FeedUnavailable(Reason.DAILY_LIMIT, "All calls are used up.");
        };
        answers(Kind.DIVIDEND, spent);
        answers(Kind.SPLIT, spent);
        inquiry.run();

        assertThat(asked).hasSize(1);
        assertThat(inquiries.findAll(PriceSource.ALPHA_VANTAGE)).isEmpty();
    }

    private void callsLeft(int left) {
        when(office.budget()).thenReturn(Optional.of(new BudgetStatus(left, 25, 0, 0, Instant.MAX, Optional.empty())));
    }

    private void answers(Kind about, Supplier<List<ReportedAction>> answer) {
        doAnswer(question -> {
                    asked.add("%s %s %s"
                            .formatted(about, question.getArgument(0), question.<CallPriority>getArgument(2)));
                    return answer.get();
                })
                .when(provider)
                .corporateActions(any(), eq(about), any());
    }
}
