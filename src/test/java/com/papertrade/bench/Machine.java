package com.papertrade.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the figures were measured on: without it they mean nothing. */
public final class Machine {

    private static final Path LINUX_CPU = Path.of("/proc/cpuinfo");
    private static final long GIGABYTE = 1L << 30;

    private Machine() {}

    public static String description() throws IOException {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return "%s, %d cores, %d GB, %s %s; %s %s"
                .formatted(
                        cpu(),
                        Runtime.getRuntime().availableProcessors(),
                        Math.round((double) system.getTotalMemorySize() / GIGABYTE),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("java.vm.name"),
                        Runtime.version());
    }

    private static String cpu() throws IOException {
        if (Files.isReadable(LINUX_CPU)) {
            try (var lines = Files.lines(LINUX_CPU)) {
                return lines.filter(line -> line.startsWith("model name"))
                        .findFirst()
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .orElse(System.getProperty("os.arch"));
            }
        }
        return macCpu();
    }

    private static String macCpu() throws IOException {
        var asked = new ProcessBuilder("sysctl", "-n", "machdep.cpu.brand_string").start();
        try (var answer = asked.inputReader()) {
            return answer.readLine();
        }
    }
}
