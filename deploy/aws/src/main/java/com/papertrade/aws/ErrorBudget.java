package com.papertrade.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmRule;
import software.amazon.awscdk.services.cloudwatch.AlarmState;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.CompositeAlarm;
import software.amazon.awscdk.services.cloudwatch.IAlarmRule;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.constructs.Construct;

/**
 * How fast the requests that may fail in a month (one in a thousand, deploy/service-levels.md) are used up. Each rate is looked at over
 * two windows: the long one says that it matters, the short one that it has not ended yet. Rates and windows are those of "The Site
 * Reliability Workbook", chapter 5, "Multiwindow, Multi-Burn-Rate Alerts". Only the alarm above all of them tells people.
 *
 * <p>A share of few requests says little: with twenty an hour, one failure would be 5 %. So five must have failed in the long window,
 * and two in the short one.
 */
final class ErrorBudget extends Construct {

    /** A tenth of a percent may fail: ten times that is one. */
    private static final int TIMES_OF_A_PERCENT = 10;

    private static final int FEWEST_FAILED = 5;
    private static final int FEWEST_FAILED_LATELY = 2;

    /**
     * @param times faster than would use up the month's budget in a month
     * @param lasting the long window, as alarms are called by it
     * @param recent the short one
     */
    private record Burn(double times, Duration window, String lasting, Duration lately, String recent) {}

    private static final List<Burn> BURNS = List.of(
            new Burn(14.4, Duration.hours(1), "1h", Duration.minutes(5), "5m"),
            new Burn(6, Duration.hours(6), "6h", Duration.minutes(30), "30m"),
            new Burn(1, Duration.days(3), "3d", Duration.hours(6), "6h"));

    private final Installation installation;
    private final BiFunction<Duration, Integer, IMetric> failedPercent;

    /** Whoever adds it says whom it tells. */
    final CompositeAlarm alarm;

    /** @param failedPercent of the requests in a window, 0 if fewer than so many have failed */
    ErrorBudget(Construct scope, Installation installation, BiFunction<Duration, Integer, IMetric> failedPercent) {
        super(scope, "ErrorBudget");
        this.installation = installation;
        this.failedPercent = failedPercent;
        var pairs = new ArrayList<IAlarmRule>();
        BURNS.forEach(burn -> pairs.add(AlarmRule.allOf(
                window(burn, burn.lasting(), burn.window(), FEWEST_FAILED),
                window(burn, burn.recent(), burn.lately(), FEWEST_FAILED_LATELY))));
        alarm = CompositeAlarm.Builder.create(this, "Burns")
                .compositeAlarmName(installation.resource("error-budget"))
                .alarmDescription(
                        "Requests fail so often that the month's error budget will not last: service-levels.md.")
                .alarmRule(AlarmRule.anyOf(pairs.toArray(IAlarmRule[]::new)))
                .build();
    }

    private IAlarmRule window(Burn burn, String length, Duration window, int fewest) {
        var name = "burns-%s-over-%s".formatted(String.valueOf(burn.times()).replace(".0", ""), length);
        return AlarmRule.fromAlarm(
                Alarm.Builder.create(this, name.replace('.', '-'))
                        .alarmName(installation.resource(name))
                        .alarmDescription("A part of error-budget, which tells people.")
                        .metric(failedPercent.apply(window, fewest))
                        .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                        .threshold(burn.times() / TIMES_OF_A_PERCENT)
                        .evaluationPeriods(1)
                        .treatMissingData(TreatMissingData.NOT_BREACHING)
                        .build(),
                AlarmState.ALARM);
    }
}
