package com.papertrade.marketdata.alphavantage;

import com.papertrade.marketdata.Granularity;
import java.time.Duration;
import java.util.Optional;

/** How new the prices are that a key's plan includes. */
enum Entitlement {
    /** A free key: one price a session, after its close. */
    END_OF_DAY(Granularity.END_OF_DAY, Optional.empty(), Duration.ZERO),
    DELAYED(Granularity.INTRADAY, Optional.of("delayed"), Duration.ofMinutes(15)),
    REALTIME(Granularity.INTRADAY, Optional.of("realtime"), Duration.ZERO);

    private final Granularity granularity;
    private final Optional<String> parameter;
    private final Duration delay;

    Entitlement(Granularity granularity, Optional<String> parameter, Duration delay) {
        this.granularity = granularity;
        this.parameter = parameter;
        this.delay = delay;
    }

    Granularity granularity() {
        return granularity;
    }

    /** The value of the request's {@code entitlement}, which a free key must not send. */
    Optional<String> parameter() {
        return parameter;
    }

    /** How old a price is when it is given. */
    Duration delay() {
        return delay;
    }
}
