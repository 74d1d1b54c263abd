package com.papertrade.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.papertrade.MovableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessResourceFailureException;

/** What monitoring learns of the last verification. */
class LedgerMonitoringTest {

    private static final Instant ENDED = Instant.parse("2026-03-02T08:30:10Z");

    private final LedgerReports reports = mock();
    private final MovableClock clock = new MovableClock(ENDED.plusSeconds(90));
    private final WatchedReport watched = new WatchedReport(reports, clock, Runnable::run);
    private final LedgerHealthIndicator health = new LedgerHealthIndicator(watched);

    @Test
    void beforeTheFirstVerificationNothingIsWrong() {
        when(reports.findLatest()).thenReturn(Optional.empty());

        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void ledgersThatAgreeAreUp() {
        when(reports.findLatest()).thenReturn(Optional.of(found(0)));

        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(health.health().getDetails()).containsEntry("verified", ENDED);
    }

    @Test
    void aDifferenceIsNeitherUpNorDown() {
        when(reports.findLatest()).thenReturn(Optional.of(found(2)));

        assertThat(health.health().getStatus()).isEqualTo(new Status("DEGRADED"));
        assertThat(health.health().getDetails()).containsEntry("differences", 2L);
    }

    @Test
    void isReadAgainAfterTenSecondsAndNotBefore() {
        when(reports.findLatest()).thenReturn(Optional.of(found(2))).thenReturn(Optional.of(found(0)));

        assertThat(watched.latest()).contains(found(2));
        clock.advance(WatchedReport.BETWEEN_READINGS.minusMillis(1));
        assertThat(watched.latest()).contains(found(2));
        clock.advance(Duration.ofMillis(1));
        assertThat(watched.latest()).contains(found(0));
        verify(reports, times(2)).findLatest();
    }

    @Test
    void whatWasKnownStandsWhileTheDatabaseIsAway() {
        when(reports.findLatest())
                .thenReturn(Optional.of(found(2)))
                .thenThrow(new DataAccessResourceFailureException("away"));

        assertThat(watched.latest()).contains(found(2));
        clock.advance(WatchedReport.BETWEEN_READINGS);
        assertThat(watched.latest()).contains(found(2));
    }

    @Test
    void theGaugesTellDifferencesEntriesAndAge() {
        when(reports.findLatest()).thenReturn(Optional.of(found(2)));
        var registry = new SimpleMeterRegistry();
        new LedgerMetrics(watched, clock).bindTo(registry);

        assertThat(registry.get("papertrade.ledger.differences").gauge().value())
                .isEqualTo(2);
        assertThat(registry.get("papertrade.ledger.entries").gauge().value()).isEqualTo(12_000);
        assertThat(registry.get("papertrade.ledger.verification.age").gauge().value())
                .isEqualTo(90);
    }

    @Test
    void beforeTheFirstVerificationTheGaugesHaveNoValue() {
        when(reports.findLatest()).thenReturn(Optional.empty());
        var registry = new SimpleMeterRegistry();
        new LedgerMetrics(watched, clock).bindTo(registry);

        assertThat(registry.get("papertrade.ledger.verification.age").gauge().value())
                .isNaN();
    }

    private static LedgerReport found(long differences) {
        return new LedgerReport(ENDED.minusSeconds(10), ENDED, 3, 12_000, differences, List.of());
    }
}
