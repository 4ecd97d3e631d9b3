package org.chengqing.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.chengqing.command.Application.Opened;
import org.chengqing.command.ConsoleBench.Measured;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench console}: how fast the pages of the console are with much in them. */
@Command(
        name = "console",
        mixinStandardHelpOptions = true,
        description = "用临时的库装入十万条提问、两万件线索、一万条辟谣，测后台每个列表页的服务器用时；有页面超过限度时退出码为 1")
final class BenchConsoleCommand implements Callable<Integer> {
    private static final int TOO_SLOW = 1;
    private static final int OK = 200;
    private final Application application;

    @Option(names = "--requests", paramLabel = "N", defaultValue = "30", description = "每个页面测几次，默认 ${DEFAULT-VALUE}")
    private int requests;

    @Option(names = "--limit", paramLabel = "MS", defaultValue = "300", description = "限度，毫秒，默认 ${DEFAULT-VALUE}")
    private int limit;

    BenchConsoleCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (requests < 1 || requests > 10_000 || limit < 1) {
            System.err.println("--requests 应在 1 到 10000 之间，--limit 至少为 1");
            return RootCommand.REJECTED;
        }
        Path folder = Files.createTempDirectory("chengqing-console");
        try (Opened service = application.serveApart(List.of(
                "--chengqing.data=" + folder,
                "--server.port=0",
                "--blobs.ballast.size=0",
                "--outbox.jobs.reconcile-every=2s",
                "--management.server.port=-1",
                "--logging.level.root=error"))) {
            List<Measured> pages = new ConsoleBench(service, requests, System.out::println).run();
            System.out.print(ConsoleBench.table(pages, limit));
            List<Measured> bad = pages.stream()
                    .filter(page -> page.full().status() == OK && page.full().p95() > limit)
                    .toList();
            bad.forEach(page -> System.out.println("超过 " + limit + " 毫秒：" + page.path()));
            System.out.println(bad.isEmpty() ? "每个页面都在 " + limit + " 毫秒以内（p95）。" : "有页面太慢，见上。");
            return bad.isEmpty() ? 0 : TOO_SLOW;
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }
}
