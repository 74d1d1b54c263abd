package com.papertrade.platform.operation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * PaperTrade's own gauges as a line of the log, named as Prometheus names them: for where nobody comes to fetch
 * them. A collector beside PaperTrade would want memory that a container of 512 MB does not have. Of a figure
 * with several values the highest is told, and that of each job with the job's name behind; one without a value
 * is left out.
 */
@Component
@ConditionalOnProperty(FiguresInTheLog.EVERY)
class FiguresInTheLog {

    static final String EVERY = "LOG_FIGURES_EVERY";

    /** What filters look for, see {@code deploy/aws}. */
    static final String MESSAGE = "Figures";

    private static final String JOB = "job";

    private static final Logger LOG = LoggerFactory.getLogger(FiguresInTheLog.class);

    private final MeterRegistry registry;

    FiguresInTheLog(MeterRegistry registry) {
        this.registry = registry;
    }

    @Scheduled(fixedRateString = "${" + EVERY + "}", initialDelayString = "PT15S")
    void write() {
        var line = LOG.atInfo();
        for (var figure : figures().entrySet()) {
            line = line.addKeyValue(figure.getKey(), figure.getValue());
        }
        line.log(MESSAGE);
    }

    private Map<String, Double> figures() {
        var figures = new TreeMap<String, Double>();
        for (var meter : registry.getMeters()) {
            if (meter instanceof Gauge gauge && meter.getId().getName().startsWith("papertrade.")) {
                var value = gauge.value();
                if (Double.isFinite(value)) {
                    var name = name(meter.getId());
                    figures.merge(name, value, Math::max);
                    Optional.ofNullable(meter.getId().getTag(JOB))
                            .ifPresent(job -> figures.put(name + "_" + asName(job), value));
                }
            }
        }
        return figures;
    }

    private static String name(Meter.Id id) {
        var unit = id.getBaseUnit();
        return id.getName().replace('.', '_') + (unit == null ? "" : "_" + unit);
    }

    /** {@code match_and_expire_orders}: of a name with blanks in it, filters know nothing. */
    private static String asName(String job) {
        return job.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    }
}
