package org.chengqing.console.machine;

import io.lettuce.core.RedisClient;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.postgresql.util.DriverInfo;
import org.springframework.boot.SpringBootVersion;
import org.springframework.core.SpringVersion;

/** The program and what it is made of. */
final class Versions {
    private static final long MEGABYTE = 1L << 20;

    private Versions() {}

    /** Names and versions, in order. */
    static Map<String, String> all() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("澄清", of(Versions.class, "开发版"));
        versions.put("Java", Runtime.version() + "（" + System.getProperty("java.vendor") + "）");
        versions.put("Spring Boot", String.valueOf(SpringBootVersion.getVersion()));
        versions.put("Spring", String.valueOf(SpringVersion.getVersion()));
        versions.put("PostgreSQL 驱动", DriverInfo.DRIVER_VERSION);
        versions.put("Redis 客户端（Lettuce）", of(RedisClient.class, "—"));
        versions.put(
                "系统",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + "（"
                        + System.getProperty("os.arch") + "）");
        return versions;
    }

    private static String of(Class<?> type, String otherwise) {
        String version = type.getPackage().getImplementationVersion();
        return version == null ? otherwise : version;
    }

    /** How long this instance has been running. */
    static Duration uptime() {
        return Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
    }

    /** Memory and threads in words. */
    static Map<String, String> load() {
        Runtime runtime = Runtime.getRuntime();
        Map<String, String> load = new LinkedHashMap<>();
        load.put(
                "内存",
                "已用 " + (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE + " MB，最多 "
                        + runtime.maxMemory() / MEGABYTE + " MB");
        load.put("线程", Integer.toString(ManagementFactory.getThreadMXBean().getThreadCount()));
        load.put(
                "处理器",
                runtime.availableProcessors() + " 个，一分钟平均负载 "
                        + String.format(
                                Locale.ROOT,
                                "%.2f",
                                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        return load;
    }
}
