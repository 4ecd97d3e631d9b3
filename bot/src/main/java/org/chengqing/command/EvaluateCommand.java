package org.chengqing.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/**
 * {@code evaluate}: measures the program on labelled sets; touches no stored data and needs no server. Without a
 * subcommand it runs all sets there are and prints one report.
 */
@Command(name = "evaluate", mixinStandardHelpOptions = true, description = "在标注好的数据集上测量效果，不读写已有数据；不带子命令时测全部数据集")
final class EvaluateCommand implements Callable<Integer> {
    /** The sets that the shipped models were trained on, from the program's folder. */
    static final Path TRAINING = Path.of("knowledge", "src", "training");
    /** Where the program's folder has sets beside it. */
    private static final Path BESIDE = Path.of("..", "shared", "eval");

    private static final List<EvaluationSection> SECTIONS =
            List.of(new MatchSection(), new IntentSection(), new PiiSection());

    @Option(names = "--sets", paramLabel = "目录", description = "数据集所在的目录，默认 ../shared/eval 和 knowledge/src/training")
    private @Nullable Path sets;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    /** The command with all its subcommands. */
    static CommandLine line() {
        return new CommandLine(new EvaluateCommand())
                .addSubcommand(new EvaluateMatchCommand())
                .addSubcommand(new EvaluateIntentCommand())
                .addSubcommand(new EvaluatePiiCommand());
    }

    @Override
    public Integer call() throws IOException {
        List<String> strange = strange(settings);
        if (!strange.isEmpty()) {
            return reject(strange);
        }
        List<Path> folders = folders(sets);
        StringBuilder report = new StringBuilder();
        for (EvaluationSection section : SECTIONS) {
            switch (section.measure(folders, settings)) {
                case EvaluationSection.Result.Measured measured -> report.append(measured.report());
                case EvaluationSection.Result.Rejected rejected -> {
                    return reject(rejected.sentences());
                }
            }
        }
        if (report.isEmpty()) {
            return reject(List.of(noSets(folders)));
        }
        System.out.print(report);
        return 0;
    }

    /** Where sets are looked for: in the folder that the person names, or in all usual ones. */
    static List<Path> folders(@Nullable Path named) {
        return named == null ? List.of(BESIDE, TRAINING) : List.of(Application.file(named));
    }

    static String noSets(List<Path> folders) {
        String where = folders.stream()
                .map(folder -> folder + (Files.isDirectory(folder) ? "" : "（没有这个目录）"))
                .collect(Collectors.joining("、"));
        return "没有找到数据集：数据集是含 kb.jsonl 和 queries.jsonl（或 queries-dev.jsonl）的目录，找过 " + where + "；可用 --sets 指明位置。";
    }

    /** A sentence about each argument that is no setting. */
    static List<String> strange(List<String> settings) {
        return settings.stream()
                .filter(setting -> !setting.matches("--[\\w-]+\\..+=.*"))
                .map(setting -> "不认识“" + setting + "”，用法见 ./chengqing evaluate --help")
                .toList();
    }

    static int reject(List<String> sentences) {
        sentences.forEach(System.err::println);
        return RootCommand.REJECTED;
    }
}
