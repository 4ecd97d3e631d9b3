package org.chengqing.conversation.intent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.chengqing.conversation.intent.CrossValidation.Told;
import org.chengqing.knowledge.embedding.SentenceModel;

/** Learns a model from labelled messages. The same messages give the same model. Takes a minute or two of two cores. */
public final class IntentTraining {
    private static final double PENALTY = 1.0;
    private static final int RAREST = 2;
    private static final ZoneId OFFICE = ZoneId.of("Asia/Shanghai");

    private final IntentSettings words;
    private final FeatureReader reader;
    private final Clock clock;

    /** With the rules and cue lists of {@code words}. */
    public IntentTraining(IntentSettings words, SentenceModel sentences, Clock clock) {
        this.words = words;
        this.reader = new FeatureReader(new CueLists(words.cues()), sentences);
        this.clock = clock;
    }

    /**
     * What training found out.
     *
     * @param situated figures of five-fold cross-validation with the situation known
     * @param bare the same without
     * @param urgentFrom the threshold that cross-validation advises for {@code intent.urgent-from}
     * @param tornBelow the same for {@code intent.torn-below}
     */
    public record Report(IntentFigures situated, IntentFigures bare, double urgentFrom, double tornBelow) {}

    /**
     * Learns from the messages and writes the model.
     *
     * @param sources says where the messages come from, for the head of the file
     * @throws IOException when the file cannot be written
     */
    public Report run(List<LabelledMessage> messages, List<String> sources, Path file) throws IOException {
        TrainingSet set = new TrainingSet(messages, reader);
        List<Told> told = new CrossValidation(set, reader, new IntentRules(words.rules()), PENALTY, RAREST).run();
        Thresholds thresholds = new ThresholdChoice(told).best();
        int[] all = IntStream.range(0, messages.size()).toArray();
        String settings = String.format(Locale.ROOT, "l2=%.2f rarest=%d", PENALTY, RAREST);
        IntentModel model = new IntentModel(
                LocalDate.ofInstant(clock.instant(), OFFICE),
                sources,
                settings,
                thresholds,
                set.train(all, PENALTY, RAREST));
        Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), "model", ".tmp");
        try {
            ModelFile.write(model, draft);
            Files.move(draft, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
        return new Report(
                IntentFigures.of(
                        messages,
                        told.stream()
                                .map(each -> each.situated().decided(thresholds))
                                .toList()),
                IntentFigures.of(
                        messages,
                        told.stream()
                                .map(each -> each.bare().decided(thresholds))
                                .toList()),
                thresholds.urgentFrom(),
                thresholds.tornBelow());
    }

    LinearModel learn(List<LabelledMessage> messages) {
        TrainingSet set = new TrainingSet(messages, reader);
        return set.train(IntStream.range(0, messages.size()).toArray(), PENALTY, RAREST);
    }
}
