package org.chengqing.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.chengqing.faults.FaultBench;
import org.chengqing.faults.Ledgers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench faults}: kills the service and its servers at random while residents report, and counts what is lost. */
@Command(
        name = "faults",
        mixinStandardHelpOptions = true,
        description = "一边有人举报，一边随机结束程序、断开数据库和邮件，最后核对：给了编号的举报是否都已送到或仍在待送")
final class BenchFaultsCommand implements Callable<Integer> {
    private static final int BROKEN = 1;

    @Option(names = "--minutes", paramLabel = "N", defaultValue = "10", description = "时长，分钟，默认 ${DEFAULT-VALUE}")
    private int minutes;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (minutes < 1 || minutes > 10_000) {
            System.err.println("--minutes 应在 1 到 10000 之间");
            return RootCommand.REJECTED;
        }
        Configuration.quietLibraries();
        Path folder = Files.createTempDirectory("chengqing-faults");
        Ledgers ledgers =
                new FaultBench(folder, Clock.systemUTC(), System.out::println).run(Duration.ofMinutes(minutes));
        System.out.print(report(ledgers));
        if (ledgers.broken().isEmpty()) {
            return 0;
        }
        System.out.println("程序的日志和数据留在 " + folder);
        return BROKEN;
    }

    /** The comparison in words. */
    static String report(Ledgers ledgers) {
        TextTable table = new TextTable(1, List.of("核对", "数量"));
        table.add(row("给了编号的举报", ledgers.told()));
        table.add(row("数据库里的举报", ledgers.stored()));
        table.add(row("邮件已到的举报", ledgers.arrived()));
        table.add(row("收到的邮件", ledgers.mails()));
        table.add(row("仍在待送", ledgers.pending()));
        table.add(row("已放弃（死信，可见）", ledgers.dead()));
        table.add(row("第二份，已标明可能重复", ledgers.flaggedCopies()));
        table.add(row("违背承诺", ledgers.broken().size()));
        StringBuilder text = new StringBuilder(table.text());
        ledgers.broken().stream()
                .limit(20)
                .forEach(line -> text.append("  ").append(line).append('\n'));
        return text.append(ledgers.broken().isEmpty() ? "没有丢失，没有未标明的重复。\n" : "有承诺没有兑现，见上。\n")
                .toString();
    }

    private static List<String> row(String words, int number) {
        return List.of(words, Integer.toString(number));
    }
}
