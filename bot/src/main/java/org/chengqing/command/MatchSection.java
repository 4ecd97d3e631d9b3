package org.chengqing.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.KnowledgeOptions;
import org.chengqing.knowledge.embedding.SentenceModels;
import org.chengqing.knowledge.evaluation.Answer;
import org.chengqing.knowledge.evaluation.Comparison;
import org.chengqing.knowledge.evaluation.EvaluationSet;
import org.chengqing.knowledge.evaluation.MatchEvaluation;
import org.chengqing.knowledge.evaluation.MatchEvaluation.RankedQuery;
import org.chengqing.knowledge.evaluation.SetFiles;
import org.chengqing.knowledge.evaluation.SetFolders;
import org.chengqing.knowledge.evaluation.baseline.Baseline;
import org.chengqing.library.KnowledgeSettings;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;

/** Matching: the matcher and the baselines on all sets. */
final class MatchSection implements EvaluationSection {
    /** The kinds that tell systems apart: the same topic at another place, of another number or date. */
    private static final Set<String> TRAPS = Set.of("slot-trap", "near-none");

    @Override
    public Result measure(List<Path> folders, List<String> settings) throws IOException {
        KnowledgeOptions options = options(settings);
        List<EvaluationSet> sets = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        for (SetFiles files : setsIn(folders)) {
            switch (files.read(options.placesAbove())) {
                case SetFiles.Reading.Complete complete -> sets.add(complete.set());
                case SetFiles.Reading.Faulty faulty ->
                    faulty.errors().forEach(error -> errors.add(files.name() + "：" + Sentences.of(error)));
            }
        }
        if (!errors.isEmpty()) {
            return new Result.Rejected(errors);
        }
        if (sets.isEmpty()) {
            return new Result.Measured("");
        }
        TextTable table = MatchReport.comparison();
        try (TemporarySentences sentences = new TemporarySentences()) {
            List<Baseline> baselines = Baseline.all(sentences.models().asked());
            for (EvaluationSet set : sets) {
                Comparison comparison = compare(set, options, sentences.models(), baselines);
                MatchReport.add(table, set.name(), comparison);
                if (comparison.has(TRAPS)) {
                    MatchReport.add(table, set.name() + " 易混部分", comparison.only(TRAPS));
                }
            }
        }
        return new Result.Measured("匹配\n" + table.text() + MatchReport.legend());
    }

    /** The sets in these folders; those that the shipped model was trained on say so. */
    static List<SetFiles> setsIn(List<Path> folders) throws IOException {
        List<SetFiles> sets = new ArrayList<>();
        for (Path folder : folders) {
            boolean trainedOn = folder.endsWith(EvaluateCommand.TRAINING);
            for (SetFiles files : SetFolders.below(folder)) {
                sets.add(trainedOn ? files.called(files.name() + "（训练用过）") : files);
            }
        }
        return sets;
    }

    /** How the service works with this configuration. */
    static KnowledgeOptions options(List<String> settings) {
        Configuration.quietLibraries();
        return Binder.get(Configuration.read(settings))
                .bindOrCreate("knowledge", Bindable.of(KnowledgeSettings.class))
                .options();
    }

    /** What the matcher answers on this set. */
    static List<Answer> answers(EvaluationSet set, KnowledgeOptions options, SentenceModels sentences) {
        var matcher = KnowledgeBase.over(set.reviews(), options.withPlacesAbove(set.placesAbove()), sentences);
        return Progress.of(set.name(), set.queries().size(), done -> MatchEvaluation.run(set.queries(), matcher, done));
    }

    private static Comparison compare(
            EvaluationSet set, KnowledgeOptions options, SentenceModels sentences, List<Baseline> baselines) {
        List<Answer> answers = answers(set, options, sentences);
        SequencedMap<String, List<RankedQuery>> ranked = new LinkedHashMap<>();
        for (Baseline baseline : baselines) {
            ranked.put(
                    baseline.name(),
                    Progress.of(
                            set.name() + " " + baseline.name(),
                            set.queries().size(),
                            done -> MatchEvaluation.rank(set, baseline, done)));
        }
        return new Comparison(answers, ranked);
    }
}
