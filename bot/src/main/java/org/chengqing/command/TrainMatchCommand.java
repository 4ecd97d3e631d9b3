package org.chengqing.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.chengqing.knowledge.KnowledgeOptions;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.evaluation.EvaluationSet;
import org.chengqing.knowledge.evaluation.SetFiles;
import org.chengqing.knowledge.matching.Category;
import org.chengqing.knowledge.matching.MatchSettings.From;
import org.chengqing.knowledge.training.MatchTrainer;
import org.chengqing.knowledge.training.ThresholdChoice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/**
 * {@code train match}: fits the matcher's trees to all labelled sets there are and writes the model file that the next build
 * takes up; prints which thresholds hold the wanted rate on messages that were not seen.
 */
@Command(name = "match", mixinStandardHelpOptions = true, description = "用标注好的数据集训练匹配模型，并按希望的误答率给出阈值")
final class TrainMatchCommand implements Callable<Integer> {
    private static final Path SHIPPED =
            Path.of("knowledge/src/main/resources/org/chengqing/knowledge/matching/match-model.txt");
    /** Its reviews are loaded beside every other set's, since few entries among few are too easy. */
    private static final String DISTRACTORS = "public";

    @Option(names = "--sets", paramLabel = "目录", description = "数据集所在的目录，默认 ../shared/eval 和 knowledge/src/training")
    private @Nullable Path sets;

    @Option(names = "--out", paramLabel = "文件", description = "模型写到这个文件，默认是随程序附带的那个")
    private Path out = SHIPPED;

    @Option(names = "--false", paramLabel = "百分比", description = "每类条目至多误答多少，默认 ${DEFAULT-VALUE}")
    private double falsely = 0.7;

    @Option(names = "--noisy", paramLabel = "百分比", description = "无答案时每类条目至多列为首个候选多少，默认 ${DEFAULT-VALUE}")
    private double noisy = 7;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        List<String> wrong = new ArrayList<>(EvaluateCommand.strange(settings));
        List<Path> folders = EvaluateCommand.folders(sets);
        KnowledgeOptions options = MatchSection.options(settings);
        List<EvaluationSet> read = wrong.isEmpty() ? read(folders, options, wrong) : List.of();
        if (wrong.isEmpty() && read.isEmpty()) {
            wrong.add(EvaluateCommand.noSets(folders));
        }
        return wrong.isEmpty() ? train(amongDistractors(read), options) : EvaluateCommand.reject(wrong);
    }

    private static List<EvaluationSet> read(List<Path> folders, KnowledgeOptions options, List<String> wrong)
            throws IOException {
        List<EvaluationSet> read = new ArrayList<>();
        for (SetFiles files : MatchSection.setsIn(folders)) {
            switch (files.read(options.placesAbove())) {
                case SetFiles.Reading.Complete complete -> read.add(complete.set());
                case SetFiles.Reading.Faulty faulty ->
                    faulty.errors().forEach(error -> wrong.add(files.name() + "：" + Sentences.of(error)));
            }
        }
        return read;
    }

    private static List<EvaluationSet> amongDistractors(List<EvaluationSet> sets) {
        List<ClaimReview> distractors = sets.stream()
                .filter(set -> set.name().equals(DISTRACTORS))
                .flatMap(set -> set.reviews().stream())
                .toList();
        return sets.stream()
                .map(set ->
                        set.reviews().size() > distractors.size() || set.name().equals(DISTRACTORS)
                                ? set
                                : with(distractors, set))
                .toList();
    }

    private static EvaluationSet with(List<ClaimReview> distractors, EvaluationSet set) {
        List<ClaimReview> all = new ArrayList<>(set.reviews());
        all.addAll(distractors);
        return new EvaluationSet(set.name(), all, set.queries(), set.placesAbove());
    }

    private int train(List<EvaluationSet> read, KnowledgeOptions options) throws IOException {
        int messages = read.stream().mapToInt(set -> set.queries().size()).sum();
        MatchTrainer.Trained trained;
        try (TemporarySentences sentences = new TemporarySentences()) {
            MatchTrainer trainer =
                    new MatchTrainer(sentences.remembered(), options.matching().candidates());
            trained = Progress.of("训练", messages, done -> trainer.train(read, notes(read), done));
        }
        Path file = out.equals(SHIPPED) ? out : Application.file(out);
        Files.writeString(file, trained.model().written());
        From general = ThresholdChoice.of(trained.unseen(), Category.GENERAL, falsely / 100, noisy / 100);
        From regional = ThresholdChoice.of(trained.unseen(), Category.REGIONAL_OR_DATED, falsely / 100, noisy / 100);
        System.out.printf(
                Locale.ROOT,
                "模型已写入 %s。%n在没有见过的问题上，每类条目误答不多于 %.1f%%、打扰不多于 %.0f%% 的最低阈值（knowledge.matching）：%n"
                        + "  confirm-from: %.2f%n  offer-from: %.2f%n  confirm-regional-from: %.2f%n  offer-regional-from: %.2f%n",
                out,
                falsely,
                noisy,
                general.confirm(),
                general.offer(),
                regional.confirm(),
                regional.offer());
        return 0;
    }

    private static List<String> notes(List<EvaluationSet> sets) {
        String from = sets.stream()
                .map(set -> set.name() + " " + set.queries().size())
                .collect(Collectors.joining(", "));
        return List.of(
                "The matcher's trees; written by ./chengqing train match, read by MatchModel.",
                "trained " + LocalDate.now(Clock.system(ZoneId.of("Asia/Shanghai"))) + " on labelled messages: "
                        + from);
    }
}
