package com.papertrade.platform.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessResourceFailureException;

class JobHealthIndicatorTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private final Jobs jobs = mock();
    private final JobHealthIndicator indicator = new JobHealthIndicator(jobs);

    @Test
    void aJobThatFailedIsNamedWithWhatItSaidAndRestartsNothing() {
        when(jobs.all()).thenReturn(List.of(succeeded("Match orders"), failed("Import", "No answer.")));

        var health = indicator.health();
        assertThat(health.getStatus().getCode()).isEqualTo("DEGRADED");
        assertThat(health.getDetails()).containsOnly(Map.entry("Import", "No answer."));
    }

    @Test
    void jobsThatSucceedAreWell() {
        when(jobs.all()).thenReturn(List.of(succeeded("Match orders")));

        assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void withoutTheDatabaseThatIsAnAnswerAndNoFailureToAnswer() {
        when(jobs.all()).thenThrow(new DataAccessResourceFailureException("gone"));

        assertThat(indicator.health().getStatus()).isEqualTo(Status.DOWN);
    }

    private static JobStatus succeeded(String name) {
        return new JobStatus(name, false, Optional.of(NOON), Optional.empty(), 0, Optional.of(NOON));
    }

    private static JobStatus failed(String name, String sentence) {
        return new JobStatus(
                name,
                false,
                Optional.empty(),
                Optional.of(new JobStatus.Failure(NOON, sentence)),
                2,
                Optional.of(NOON));
    }
}
