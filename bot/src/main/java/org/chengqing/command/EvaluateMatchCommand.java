package org.chengqing.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.chengqing.knowledge.KnowledgeOptions;
import org.chengqing.knowledge.evaluation.Answer;
import org.chengqing.knowledge.evaluation.EvaluationSet;
import org.chengqing.knowledge.evaluation.PredictionFile;
import org.chengqing.knowledge.evaluation.SetFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/**
 * {@code evaluate match}: puts labelled messages to the matcher over a base from files, writes its predictions for a
 * scorer and prints the figures; or the curve from which thresholds are chosen.
 */
@Command(name = "match", mixinStandardHelpOptions = true, description = "测量匹配：用文件建一个临时索引，逐条提问，不计有效期，不用缓存")
final class EvaluateMatchCommand implements Callable<Integer> {
    @Option(names = "--kb", arity = "1..*", paramLabel = "文件", description = "辟谣文件，可以有几个，格式同导入")
    private List<Path> bases = new ArrayList<>();

    @Option(names = "--queries", arity = "1..*", paramLabel = "文件", description = "标注好的问题（JSON Lines），可以有几个")
    private List<Path> queries = new ArrayList<>();

    @Option(names = "--predictions", paramLabel = "文件", description = "把逐条结果写到这个文件（JSON Lines），已有的会被替换")
    private @Nullable Path predictions;

    @Option(names = "--places", paramLabel = "文件", description = "地名 → 上级地名（JSON），默认用设置 knowledge.places-above")
    private @Nullable Path places;

    @Option(names = "--curve", description = "改为打印阈值曲线；不给 --kb 和 --queries 时对全部数据集打印")
    private boolean curve;

    @Option(names = "--sets", paramLabel = "目录", description = "与 --curve 同用：数据集所在的目录")
    private @Nullable Path sets;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        List<String> wrong = new ArrayList<>(EvaluateCommand.strange(settings));
        boolean allSets = curve && bases.isEmpty() && queries.isEmpty();
        if (!allSets && (bases.isEmpty() || queries.isEmpty())) {
            wrong.add("请用 --kb 给出辟谣文件，用 --queries 给出问题文件。");
        }
        if (allSets && predictions != null) {
            wrong.add("--predictions 要和 --kb、--queries 一起用。");
        }
        wrong.addAll(unreadable());
        if (!wrong.isEmpty()) {
            return EvaluateCommand.reject(wrong);
        }
        List<Path> folders = EvaluateCommand.folders(sets);
        List<SetFiles> files = allSets ? MatchSection.setsIn(folders) : List.of(given());
        return files.isEmpty() ? EvaluateCommand.reject(List.of(EvaluateCommand.noSets(folders))) : measure(files);
    }

    private SetFiles given() {
        return new SetFiles(
                "匹配",
                bases.stream().map(Application::file).toList(),
                queries.stream().map(Application::file).toList(),
                places == null ? null : Application.file(places));
    }

    private List<String> unreadable() {
        List<String> wrong = new ArrayList<>();
        Stream.of(bases.stream(), queries.stream(), Stream.ofNullable(places))
                .flatMap(some -> some)
                .filter(file ->
                        !Files.isRegularFile(Application.file(file)) || !Files.isReadable(Application.file(file)))
                .forEach(file -> wrong.add("文件 " + file + " 不存在或不能读取。"));
        if (predictions != null) {
            Path target = Application.file(predictions).toAbsolutePath();
            Path folder = target.getParent();
            if (folder == null || !Files.isWritable(folder) || Files.isDirectory(target)) {
                wrong.add("文件 " + predictions + " 所在的目录不存在或不能写入。");
            }
        }
        return wrong;
    }

    private int measure(List<SetFiles> files) throws IOException {
        KnowledgeOptions options = MatchSection.options(settings);
        if (curve) {
            System.out.print(MatchReport.curveLegend());
        }
        try (TemporarySentences sentences = new TemporarySentences()) {
            for (SetFiles each : files) {
                switch (each.read(options.placesAbove())) {
                    case SetFiles.Reading.Complete complete -> {
                        complete.notices().forEach(notice -> System.out.println("提示：" + notice));
                        tell(complete.set(), MatchSection.answers(complete.set(), options, sentences.models()));
                    }
                    case SetFiles.Reading.Faulty faulty -> {
                        return EvaluateCommand.reject(
                                faulty.errors().stream().map(Sentences::of).toList());
                    }
                }
            }
        }
        return 0;
    }

    private void tell(EvaluationSet set, List<Answer> answers) throws IOException {
        if (predictions != null) {
            PredictionFile.write(Application.file(predictions), answers);
        }
        System.out.println(
                "辟谣 " + set.reviews().size() + " 条，问题 " + set.queries().size() + " 条。");
        System.out.print(curve ? MatchReport.curve(set, answers) : MatchReport.byKind(answers));
    }
}
