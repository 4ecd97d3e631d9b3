package org.chengqing.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.chengqing.command.Application.Opened;
import org.chengqing.console.ConsolePages;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.catalog.Catalog;
import org.chengqing.staff.Role;
import org.chengqing.staff.StaffId;
import org.chengqing.staff.StaffSessions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Asks a running service for every page of its console, first empty and then filled, and takes the time. */
final class ConsoleBench {
    private static final int WARM_UP = 5;
    private static final double MILLISECOND = 1e6;
    private static final Duration LONGEST_INDEXING = Duration.ofMinutes(5);
    private static final Duration LONGEST_SEALING = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Opened service;
    private final int requests;
    private final Consumer<String> progress;
    private final HttpClient http = HttpClient.newHttpClient();

    ConsoleBench(Opened service, int requests, Consumer<String> progress) {
        this.service = service;
        this.requests = requests;
        this.progress = progress;
    }

    /** Times of one page in milliseconds, and what it answered. */
    record Times(int status, double p50, double p95, double most) {
        static Times of(int status, long[] nanoseconds) {
            long[] sorted = nanoseconds.clone();
            Arrays.sort(sorted);
            return new Times(status, at(sorted, 0.5), at(sorted, 0.95), at(sorted, 1));
        }

        private static double at(long[] sorted, double part) {
            return sorted[(int) Math.ceil(part * sorted.length) - 1] / MILLISECOND;
        }
    }

    /** One page, empty and filled. */
    record Measured(String path, Times empty, Times full) {}

    List<Measured> run() throws IOException, InterruptedException {
        JdbcClient jdbc = service.bean(JdbcClient.class);
        List<String> paths = service.bean(ConsolePages.class).lists();
        String cookie = "__Host-chengqing-console=" + session(jdbc);
        progress.accept("空库：测 " + paths.size() + " 个页面");
        Map<String, Times> empty = measure(paths, cookie);
        progress.accept("写入十万条提问、两万件线索、一万条辟谣");
        ConsoleLoad load = new ConsoleLoad(jdbc);
        load.fill().forEach(failure -> progress.accept("  没有写入 " + failure));
        progress.accept("等待索引和加密跟上");
        await(load);
        progress.accept("满库：测 " + paths.size() + " 个页面");
        Map<String, Times> full = measure(paths, cookie);
        List<Measured> measured = new ArrayList<>();
        empty.forEach((path, times) -> measured.add(new Measured(path, times, full.getOrDefault(path, times))));
        return measured;
    }

    private String session(JdbcClient jdbc) {
        long id = jdbc.sql("insert into staff_member (login, name, roles, created_at) values ('bench', '测试', ?, now())"
                        + " returning id")
                .param(Arrays.stream(Role.values()).map(Enum::name).toArray(String[]::new))
                .query(Long.class)
                .single();
        return service.bean(StaffSessions.class).open(new StaffId(id)).value();
    }

    private void await(ConsoleLoad load) throws InterruptedException {
        long generation = service.bean(Catalog.class).generation();
        if (!service.bean(KnowledgeBase.class).awaitGeneration(generation, LONGEST_INDEXING)) {
            progress.accept("  索引还没有跟上，数字会偏大");
        }
        long deadline = System.nanoTime() + LONGEST_SEALING.toNanos();
        while (load.unsealed() > 0) {
            if (System.nanoTime() > deadline) {
                progress.accept("  加密还没有跟上，数字会偏大");
                return;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private Map<String, Times> measure(List<String> paths, String cookie) throws IOException, InterruptedException {
        Map<String, Times> times = new LinkedHashMap<>();
        for (String path : paths) {
            times.put(path, measure(path, cookie));
        }
        return times;
    }

    private Times measure(String path, String cookie) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                .header("Cookie", cookie)
                .timeout(Duration.ofMinutes(1))
                .build();
        long[] times = new long[requests];
        int status = 0;
        for (int i = 0; i < WARM_UP + requests; i++) {
            long begin = System.nanoTime();
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (i >= WARM_UP) {
                times[i - WARM_UP] = System.nanoTime() - begin;
            }
            status = answer.statusCode();
        }
        return Times.of(status, times);
    }

    private String port() {
        return service.context().getEnvironment().getRequiredProperty("local.server.port");
    }

    /** The table for people. */
    static String table(List<Measured> pages, double limit) {
        TextTable table = new TextTable(
                1, List.of("页面", "状态", "空库p50", "空库p95", "满库p50", "满库p95", "最慢", "p95/" + (int) limit + "ms", "比空库"));
        for (Measured page : pages) {
            Times full = page.full();
            table.add(List.of(
                    page.path(),
                    Integer.toString(full.status()),
                    one(page.empty().p50()),
                    one(page.empty().p95()),
                    one(full.p50()),
                    one(full.p95()),
                    one(full.most()),
                    String.format(Locale.ROOT, "%.2f", full.p95() / limit),
                    String.format(
                            Locale.ROOT,
                            "%.1f",
                            full.p50() / Math.max(0.1, page.empty().p50()))));
        }
        return table.text();
    }

    private static String one(double milliseconds) {
        return String.format(Locale.ROOT, "%.1f", milliseconds);
    }
}
