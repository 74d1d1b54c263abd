package com.papertrade.corporateaction;

import static com.papertrade.corporateaction.Investor.AAPL;
import static com.papertrade.corporateaction.Investor.IBM;
import static com.papertrade.corporateaction.Investor.dividend;
import static com.papertrade.corporateaction.Investor.split;
import static com.papertrade.money.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.papertrade.corporateaction.Review.Applied;
import com.papertrade.corporateaction.Review.Dismissed;
import com.papertrade.corporateaction.Review.Refused;
import com.papertrade.corporateaction.Review.ReviewRefusal;
import com.papertrade.identity.NotAdministrator;
import com.papertrade.identity.User;
import com.papertrade.identity.UserId;
import com.papertrade.marketdata.ReportedAction;
import com.papertrade.marketdata.ReportedAction.Kind;
import com.papertrade.marketdata.UnusableFile;
import com.papertrade.money.Quantity;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What cannot be believed moves nobody's shares or cash until an administrator has looked at it. */
@CorporateActionTest
class ReviewIT {

    private static final User ADA = new User(UserId.random(), "Ada", "ada@example.com", true);
    private static final User BOB = new User(UserId.random(), "Bob", "bob@example.com", false);

    @Autowired
    Investor maya;

    @Autowired
    CorporateActions actions;

    @Autowired
    ActionImport imports;

    @Autowired
    HeldActionMetrics metrics;

    @BeforeEach
    void tenSharesOnThursday() {
        maya.holdsAppleBeforeItsSplit();
    }

    @ParameterizedTest
    @CsvSource({
        "SPLIT, None, 4, '', NOT_A_DATE",
        "SPLIT, 2020-02-30, 4, '', NOT_A_DATE",
        "SPLIT, 2020-08-31, 0, '', NOT_A_VALUE",
        "SPLIT, 2020-08-31, 0.0000, '', NOT_A_VALUE",
        "SPLIT, 2020-08-31, -4, '', NOT_A_VALUE",
        "SPLIT, 2020-08-31, 4:1, '', NOT_A_VALUE",
        "SPLIT, 2020-08-31, 1e9, '', NOT_A_VALUE",
        "SPLIT, 2020-08-31, None, '', NOT_A_VALUE",
        "SPLIT, 2020-08-31, 0.0000000001, '', NOT_A_VALUE",
        "SPLIT, 2020-08-31, 1.0000, '', NOT_A_SPLIT",
        "DIVIDEND, None, 0.82, 2020-08-13, NOT_A_DATE",
        "DIVIDEND, 2020-08-28, 0.82, soon, NOT_A_DATE",
        "DIVIDEND, 2020-08-28, 0, '', NOT_A_VALUE",
        "DIVIDEND, 2020-08-28, 0.82, 2020-08-27, PAID_BEFORE_EX_DATE",
        "DIVIDEND, 2020-08-28, 506.09, '', ABOVE_THE_PRICE",
        "DIVIDEND, 2020-08-28, 820, '', ABOVE_THE_PRICE"
    })
    void whatCannotBeIsHeldWithTheReason(Kind kind, String day, String value, String payDate, HoldReason reason) {
        var intake = maya.isTold(new ReportedAction(kind, AAPL, day, value, payDate));
        maya.settlesAt("2020-08-31 17:00");

        assertThat(intake.held()).isEqualTo(1);
        assertThat(actions.held()).extracting(HeldAction::reason).containsExactly(reason);
        assertThat(actions.of(AAPL)).isEmpty();
        assertThat(maya.records()).hasSize(2);
    }

    @Test
    void aSplitThatThePricesDoNotShowIsHeld() {
        maya.at("2020-08-31 17:00");
        var _ = maya.isTold(split(AAPL, "2020-08-31", "0.25"));

        assertThat(actions.held()).singleElement().satisfies(held -> {
            assertThat(held.reason()).isEqualTo(HoldReason.NOT_SEEN_IN_PRICES);
            assertThat(held.sentence()).contains("499.23").contains("129.04");
        });
    }

    @Test
    void whatContradictsIsHeldAndTheFirstStays() {
        var _ = maya.isTold(split(AAPL, "2020-08-31", "4"));
        maya.at("2020-08-31 17:00");
        var _ = maya.isTold(split(AAPL, "2020-08-31", "3"));
        maya.settles();

        assertThat(actions.held()).extracting(HeldAction::reason).containsExactly(HoldReason.CONTRADICTS);
        assertThat(maya.holding(AAPL).position().quantity()).isEqualTo(Quantity.of(40));
    }

    @Test
    void theSameWordsTenTimesAreOneQuestion() {
        for (var time = 0; time < 10; time++) {
            var _ = maya.isTold(split(AAPL, "2020-08-31", "0"));
        }

        assertThat(actions.held()).hasSize(1);
    }

    @Test
    void whatWasDismissedIsNotAskedAgain() {
        var _ = maya.isTold(split(AAPL, "2020-08-31", "0"));
        assertThat(actions.dismiss(ADA, onlyHeld().id())).isInstanceOf(Dismissed.class);

        var _ = maya.isTold(split(AAPL, "2020-08-31", "0"));

        assertThat(actions.held()).isEmpty();
    }

    @Test
    void whatAnAdministratorAppliesReachesThePortfolios() {
        var _ = maya.isTold(dividend(AAPL, "2020-08-28", "600", ""));
        assertThat(actions.apply(ADA, onlyHeld().id())).isInstanceOf(Applied.class);

        maya.settlesAt("2020-08-28 17:00");

        assertThat(maya.dividends())
                .singleElement()
                .satisfies(paid -> assertThat(paid.amount()).isEqualTo(usd("6000.00")));
    }

    @Test
    void aDividendThatIsAppliedInThePlaceOfOneThatWasPaidIsPaidAnew() {
        var _ = maya.isTold(dividend(AAPL, "2020-08-28", "0.82", ""));
        maya.settlesAt("2020-08-28 17:00");
        var cash = maya.cash();
        var _ = maya.isTold(dividend(AAPL, "2020-08-28", "0.92", ""));
        assertThat(actions.apply(ADA, onlyHeld().id())).isInstanceOf(Applied.class);

        maya.settles();

        assertThat(maya.cash()).isEqualTo(cash.plus(usd("1.00")));
        assertThat(maya.ledgerDifferences()).isEmpty();
    }

    @Test
    void aSplitThatWasBookedIsNotReplaced() {
        var _ = maya.isTold(split(AAPL, "2020-08-31", "4"));
        maya.settlesAt("2020-08-31 17:00");
        var _ = maya.isTold(split(AAPL, "2020-08-31", "3"));

        assertThat(actions.apply(ADA, onlyHeld().id()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(ReviewRefusal.BOOKED_OTHERWISE));
        assertThat(actions.held()).hasSize(1);
    }

    @Test
    void whatCannotBeReadCannotBeApplied() {
        var _ = maya.isTold(split(AAPL, "None", "4"));

        assertThat(actions.apply(ADA, onlyHeld().id()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(ReviewRefusal.CANNOT_BE_READ));
    }

    @Test
    void whoWatchesTheServerIsToldHowManyWait() {
        var registry = new SimpleMeterRegistry();
        metrics.bindTo(registry);
        var _ = maya.isTold(split(AAPL, "2020-08-31", "0"), split(AAPL, "None", "4"));

        metrics.read();

        assertThat(registry.get("papertrade.actions.held").gauge().value()).isEqualTo(2);
    }

    @Test
    void onlyAdministratorsDecide() {
        var _ = maya.isTold(split(AAPL, "2020-08-31", "0"));
        var id = onlyHeld().id();

        assertThatExceptionOfType(NotAdministrator.class).isThrownBy(() -> actions.apply(BOB, id));
        assertThatExceptionOfType(NotAdministrator.class).isThrownBy(() -> actions.dismiss(BOB, id));
        assertThatExceptionOfType(NotAdministrator.class)
                .isThrownBy(() -> imports.importCsv(BOB, new StringReader("AAPL,split,2020-08-31,4")));
    }

    @Test
    void anAnnouncementMayChangeUntilItTakesEffect() {
        assertThat(maya.isTold(split(AAPL, "2020-08-31", "4")).added()).isEqualTo(1);
        assertThat(maya.isTold(split(AAPL, "2020-08-31", "5")).changed()).isEqualTo(1);
        maya.market().closed(AAPL, "2020-08-31", "103.23");
        maya.settlesAt("2020-08-31 17:00");

        assertThat(maya.holding(AAPL).position().quantity()).isEqualTo(Quantity.of(50));
    }

    @Test
    void anAnnouncementThatIsCalledOffIsForgotten() {
        var _ = actions.reportAll(
                AAPL, Kind.SPLIT, List.of(split(AAPL, "2020-08-31", "4"), split(AAPL, "2014-06-09", "7")), "Feed");
        var _ = actions.reportAll(AAPL, Kind.SPLIT, List.of(split(AAPL, "2014-06-09", "7")), "Feed");

        assertThat(actions.of(AAPL))
                .extracting(known -> known.action().effectiveOn())
                .containsExactly(LocalDate.of(2014, 6, 9));
    }

    @Test
    void aFileIsTakenInLineByLine() throws IOException {
        var report = imports.importCsv(ADA, new StringReader("""
                symbol,type,effective_date,value,pay_date
                AAPL,split,2020-08-31,4
                aapl,Dividend,2020-08-28,0.82,2020-09-10

                IBM,dividend,2020-08-28,0
                NOSUCH,split,2020-08-31,4
                AAPL,merger,2020-08-31,4
                AAPL,split
                AAPL,split,"2020-08-31,4
                """));

        assertThat(report.intake()).isEqualTo(new Intake(2, 0, 1, 0));
        assertThat(report.refused())
                .extracting(ActionImport.RefusedLine::number, ActionImport.RefusedLine::reason)
                .containsExactly(
                        tuple(6L, ActionImport.Reason.UNKNOWN_SYMBOL),
                        tuple(7L, ActionImport.Reason.UNKNOWN_TYPE),
                        tuple(8L, ActionImport.Reason.NUMBER_OF_FIELDS),
                        tuple(9L, ActionImport.Reason.NUMBER_OF_FIELDS));
        assertThat(report.refused().getFirst().sentence()).isEqualTo("NOSUCH is not a known symbol.");
        assertThat(actions.latest(10)).extracting(KnownAction::origin).containsOnly("Import by Ada");
        assertThat(actions.held()).extracting(held -> held.reported().symbol()).containsExactly(IBM);
    }

    @Test
    void aFileWithoutAnythingIsRefused() {
        assertThatExceptionOfType(UnusableFile.class)
                .isThrownBy(() -> imports.importCsv(ADA, new StringReader("symbol,type,effective_date,value\n\n")));
    }

    private HeldAction onlyHeld() {
        assertThat(actions.held()).hasSize(1);
        return actions.held().getFirst();
    }
}
