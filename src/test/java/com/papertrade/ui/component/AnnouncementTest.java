package com.papertrade.ui.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AnnouncementTest {

    private static final Instant NOW = Instant.parse("2026-11-19T19:32:08Z");

    private final Announcement announcement = new Announcement();

    @Test
    void withinTenSecondsNothingElseIsSaid() {
        announcement.say("$236.85", NOW);

        announcement.say("$236.90", NOW.plusMillis(9_999));

        assertThat(announcement.getText()).isEqualTo("$236.85");
    }

    @Test
    void afterTenSecondsWhatChangedIsSaid() {
        announcement.say("$236.85", NOW);

        announcement.say("$236.90", NOW.plusSeconds(10));

        assertThat(announcement.getText()).isEqualTo("$236.90");
    }

    @Test
    void whatIsTheSameIsNoNews() {
        announcement.say("$236.85", NOW);
        announcement.say("$236.85", NOW.plusSeconds(60));

        announcement.say("$236.90", NOW.plusSeconds(61));

        assertThat(announcement.getText()).isEqualTo("$236.90");
    }
}
