package org.chengqing.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench broadcast}: two instances send one broadcast while they are killed, and every recipient is compared. */
@Command(
        name = "broadcast",
        mixinStandardHelpOptions = true,
        description = "两个实例一起向微信替身群发，途中强行结束程序、丢掉 Redis，最后量出每秒条数与限速之比，并逐人核对名单；对不上时退出码为 1")
final class BenchBroadcastCommand implements Callable<Integer> {
    private static final int BROKEN = 1;
    private static final int MOST_PEOPLE = 1_000_000;
    private static final int HIGHEST_RATE = 1_000;
    private static final int MOST_KILLS = 20;
    /** A third of the default, which would make up most of a short run. */
    private static final Duration CUT_OFF = Duration.ofSeconds(40);

    private final Application application;

    @Option(
            names = "--by",
            paramLabel = "WAY",
            defaultValue = "direct",
            description = "怎么发：direct 客服消息，template 模板消息，list 按名单群发（一万人一次）；默认 ${DEFAULT-VALUE}")
    private BroadcastRoute route = BroadcastRoute.DIRECT;

    @Option(names = "--people", paramLabel = "N", defaultValue = "6000", description = "收信人数，默认 ${DEFAULT-VALUE}")
    private int people;

    @Option(
            names = "--per-second",
            paramLabel = "N",
            defaultValue = "100",
            description = "限速（broadcast.per-second），默认 ${DEFAULT-VALUE}")
    private int perSecond;

    @Option(names = "--kills", paramLabel = "N", defaultValue = "2", description = "途中强行结束正在发的实例几次，默认 ${DEFAULT-VALUE}")
    private int kills;

    @Option(names = "--redis-loss", description = "途中强行结束 Redis，数据全部丢失，再空着启动")
    private boolean redisLoss;

    BenchBroadcastCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (people < 1
                || people > MOST_PEOPLE
                || perSecond < 1
                || perSecond > HIGHEST_RATE
                || kills < 0
                || kills > MOST_KILLS) {
            System.err.println("--people 应在 1 到 1000000 之间，--per-second 在 1 到 1000 之间，--kills 在 0 到 20 之间");
            return RootCommand.REJECTED;
        }
        Configuration.quietLibraries();
        Path folder = Files.createTempDirectory("chengqing-broadcast");
        BroadcastFigures figures = new BroadcastBench(application, folder, Clock.systemUTC(), System.out::println)
                .run(new BroadcastBench.Plan(route, people, perSecond, kills, redisLoss, CUT_OFF));
        System.out.print(figures.text());
        if (figures.compared().broken().isEmpty()) {
            FileSystemUtils.deleteRecursively(folder);
            return 0;
        }
        System.out.println("程序的日志和数据留在 " + folder);
        return BROKEN;
    }
}
