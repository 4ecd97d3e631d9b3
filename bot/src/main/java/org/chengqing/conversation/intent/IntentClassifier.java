package org.chengqing.conversation.intent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chengqing.conversation.intent.Understanding.Note;
import org.chengqing.conversation.intent.Understanding.Reason;
import org.chengqing.knowledge.embedding.SentenceModel;

/**
 * Tells what a message wants, in some milliseconds of a core, most of them the sentence model's. Rules that must hold
 * decide first; else the model's probabilities do, by thresholds that weigh mistakes. Safe for use by many threads.
 */
public final class IntentClassifier {
    private static final int MOST_REASONS = 5;

    private final IntentRules rules;
    private final Map<Note, List<Cue>> notes = new EnumMap<>(Note.class);
    private final FeatureReader reader;
    private final LinearModel model;
    private final Thresholds thresholds;

    IntentClassifier(IntentSettings settings, FeatureReader reader, LinearModel model, Thresholds thresholds) {
        this.rules = new IntentRules(settings.rules());
        settings.notes()
                .forEach((note, cues) ->
                        notes.put(note, cues.stream().map(Cue::parse).toList()));
        this.reader = reader;
        this.model = model;
        this.thresholds = thresholds;
    }

    /**
     * The classifier of a model file. Throws {@link IllegalArgumentException} with a sentence in Chinese when the file is
     * missing or not a model, {@link UncheckedIOException} when it cannot be read.
     *
     * @param words rules, cue lists and notes
     * @param settings which model, and its thresholds
     */
    public static IntentClassifier open(IntentSettings words, ModelSettings settings, SentenceModel sentences) {
        try {
            FeatureReader reader = new FeatureReader(new CueLists(words.cues()), sentences);
            LinearModel weights = ModelFile.read(settings.model()).weights();
            return new IntentClassifier(words, reader, weights, settings.thresholds());
        } catch (NoSuchFileException missing) {
            throw new IllegalArgumentException("没有意图模型 " + settings.model() + "，先运行 ./chengqing train intent", missing);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + settings.model(), e);
        }
    }

    /** What the message wants in this situation. Total: every text is understood as something. */
    public Understanding understand(String message, Situation situation) {
        Folded folded = Folded.of(message);
        Features features = reader.read(folded, situation, reader.vector(message));
        Map<Intent, Double> probabilities = model.probabilities(features);
        Optional<IntentSettings.Rule> rule = rules.in(folded, situation);
        Set<Note> noted = notesIn(folded);
        if (rule.isPresent()) {
            Reason reason = new Reason("规则 " + rule.get().name(), 0);
            return new Understanding(rule.get().intent(), probabilities, List.of(reason), noted);
        }
        Intent intent = thresholds.decide(probabilities);
        List<Reason> reasons = model.reasons(features, intent, rival(probabilities, intent), MOST_REASONS);
        return new Understanding(intent, probabilities, reasons, noted);
    }

    /** The most probable of the other intents. */
    private static Intent rival(Map<Intent, Double> probabilities, Intent chosen) {
        return probabilities.entrySet().stream()
                .filter(entry -> entry.getKey() != chosen)
                .max(Comparator.comparingDouble(Map.Entry::getValue))
                .map(Map.Entry::getKey)
                .orElse(chosen);
    }

    private Set<Note> notesIn(Folded folded) {
        Set<Note> found = EnumSet.noneOf(Note.class);
        notes.forEach((note, cues) -> {
            if (cues.stream().anyMatch(cue -> cue.in(folded))) {
                found.add(note);
            }
        });
        return found;
    }
}
