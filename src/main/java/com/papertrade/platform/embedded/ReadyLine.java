package com.papertrade.platform.embedded;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/** The one line that embedded mode prints: where to go, once there is something to see. */
class ReadyLine implements ApplicationListener<ApplicationReadyEvent> {

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        var port = event.getApplicationContext().getEnvironment().getProperty("local.server.port");
        var seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
        System.out.printf(
                Locale.ROOT,
                "PaperTrade is ready at http://localhost:%s (started in %.1f s). Stop it with Ctrl-C.%n",
                port,
                seconds);
    }
}
