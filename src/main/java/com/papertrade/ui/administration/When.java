package com.papertrade.ui.administration;

import com.papertrade.ui.component.Moments;
import java.time.Instant;
import java.time.ZoneId;

/** How moments are told in administration: in the time of the exchange, and how long ago. */
record When(ZoneId zone, Instant now) {

    /** {@code 16:20 New York}, or {@code Tue 24 Nov, 03:30 New York} on another day. */
    String at(Instant moment) {
        var day = moment.atZone(zone).toLocalDate();
        var minute = Moments.minute(moment, zone) + " " + city();
        return day.equals(now.atZone(zone).toLocalDate()) ? minute : Moments.day(day) + ", " + minute;
    }

    /** {@code now}, or when it will be. */
    String next(Instant moment) {
        return moment.isAfter(now) ? at(moment) : "now";
    }

    /** {@code 3 min ago} */
    String ago(Instant moment) {
        var age = Moments.age(moment, now);
        return age.endsWith(" old") ? age.replace(" old", " ago") : age + " ago";
    }

    /** {@code New York} for America/New_York. */
    private String city() {
        var id = zone.getId();
        return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
    }
}
