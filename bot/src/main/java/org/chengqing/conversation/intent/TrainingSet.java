package org.chengqing.conversation.intent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.chengqing.conversation.intent.SituationVariants.Variant;
import org.chengqing.knowledge.embedding.SentenceVector;

/** Labelled messages read once into numbers, from which models of any part of them are trained. */
final class TrainingSet {
    /** Of a message with several right labels, the part of its own. */
    private static final double OWN_LABEL = 0.75;

    private final List<LabelledMessage> messages;
    private final List<List<TrainingRow>> rows = new ArrayList<>();
    private final List<SentenceVector> vectors = new ArrayList<>();
    private final Vocabulary vocabulary = new Vocabulary();

    TrainingSet(List<LabelledMessage> messages, FeatureReader reader) {
        this.messages = List.copyOf(messages);
        Map<String, SentenceVector> known = new HashMap<>();
        for (LabelledMessage message : messages) {
            Folded folded = Folded.of(message.text());
            SentenceVector vector = known.computeIfAbsent(message.text(), reader::vector);
            vectors.add(vector);
            float[] coordinates = LinearModel.scaled(vector);
            rows.add(SituationVariants.of(message).stream()
                    .map(variant ->
                            row(reader.read(folded, variant.message().situation(), vector), coordinates, variant))
                    .toList());
        }
    }

    private TrainingRow row(Features features, float[] coordinates, Variant variant) {
        int[] numbers =
                features.signs().keySet().stream().mapToInt(vocabulary::number).toArray();
        float[] strengths = new float[numbers.length];
        int at = 0;
        for (float strength : features.signs().values()) {
            strengths[at++] = strength;
        }
        return new TrainingRow(numbers, strengths, coordinates, target(variant.message()), variant.weight());
    }

    private static double[] target(LabelledMessage message) {
        double[] target = new double[LinearModel.INTENTS];
        int others = message.alsoAcceptable().size();
        target[message.intent().place()] = others == 0 ? 1 : OWN_LABEL;
        message.alsoAcceptable().forEach(intent -> target[intent.place()] += (1 - OWN_LABEL) / others);
        return target;
    }

    List<LabelledMessage> messages() {
        return messages;
    }

    SentenceVector vector(int message) {
        return vectors.get(message);
    }

    /** The model of these messages; signs of fewer than {@code rarest} of them are left out. */
    LinearModel train(int[] of, double penalty, int rarest) {
        int[] compact = compact(of, rarest);
        int signs = (int) IntStream.of(compact).filter(number -> number >= 0).count();
        List<TrainingRow> known = IntStream.of(of)
                .boxed()
                .flatMap(message -> rows.get(message).stream())
                .map(row -> narrowed(row, compact))
                .toList();
        LogisticLoss loss = new LogisticLoss(known, signs, vectors.getFirst().size(), penalty);
        double[] start = new double[loss.parameters()];
        return model(new Lbfgs(loss, 120, 1e-4).minimise(start), compact, signs);
    }

    /** The number of each sign among those that are kept; -1 for the others. */
    private int[] compact(int[] of, int rarest) {
        int[] count = new int[vocabulary.size()];
        for (int message : of) {
            rows.get(message).stream()
                    .flatMapToInt(row -> IntStream.of(row.signs()))
                    .distinct()
                    .forEach(sign -> count[sign]++);
        }
        int[] compact = new int[count.length];
        int kept = 0;
        for (int sign = 0; sign < count.length; sign++) {
            compact[sign] = count[sign] >= rarest ? kept++ : -1;
        }
        return compact;
    }

    private static TrainingRow narrowed(TrainingRow row, int[] compact) {
        int[] kept = IntStream.range(0, row.signs().length)
                .filter(k -> compact[row.signs()[k]] >= 0)
                .toArray();
        int[] signs = new int[kept.length];
        float[] strengths = new float[kept.length];
        for (int k = 0; k < kept.length; k++) {
            signs[k] = compact[row.signs()[kept[k]]];
            strengths[k] = row.strengths()[kept[k]];
        }
        return new TrainingRow(signs, strengths, row.coordinates(), row.target(), row.weight());
    }

    private LinearModel model(double[] parameters, int[] compact, int signs) {
        Map<String, float[]> named = new HashMap<>();
        for (int sign = 0; sign < compact.length; sign++) {
            if (compact[sign] >= 0) {
                named.put(vocabulary.name(sign), weights(parameters, compact[sign]));
            }
        }
        float[][] coordinates = new float[vectors.getFirst().size()][];
        for (int at = 0; at < coordinates.length; at++) {
            coordinates[at] = weights(parameters, signs + at);
        }
        return new LinearModel(weights(parameters, signs + coordinates.length), named, coordinates);
    }

    private static float[] weights(double[] parameters, int place) {
        float[] weights = new float[LinearModel.INTENTS];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) parameters[place * LinearModel.INTENTS + i];
        }
        return weights;
    }
}
