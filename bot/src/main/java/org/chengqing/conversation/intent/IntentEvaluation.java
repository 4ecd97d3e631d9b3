package org.chengqing.conversation.intent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Measures a classifier on labelled messages. Each message takes some milliseconds of a core. */
public final class IntentEvaluation {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final IntentClassifier classifier;

    /** Of this classifier. */
    public IntentEvaluation(IntentClassifier classifier) {
        this.classifier = classifier;
    }

    /** What is said of a message of a file. */
    public record Prediction(String id, Intent intent) {}

    /**
     * The figures of one set.
     *
     * @param situated with the situation of each message known
     * @param bare as if every message came out of nothing
     * @param predictions what was said with the situation known, in the order of the messages
     */
    public record Result(IntentFigures situated, IntentFigures bare, List<Prediction> predictions) {
        /** Copies the list. */
        public Result {
            predictions = List.copyOf(predictions);
        }
    }

    /**
     * How letters to an office, each a question or a report, are told apart: shares from 0 to 1.
     *
     * @param letters how many there are
     * @param accuracy the share taken for what it is
     * @param reportTakenForAsk the share of reports that were taken for questions
     * @param askTakenForReport the share of questions that were taken for reports
     * @param torn the share that is met with the counter-question
     * @param otherwise the share taken for something else, such as another office's business
     */
    public record Letters(
            int letters,
            double accuracy,
            double reportTakenForAsk,
            double askTakenForReport,
            double torn,
            double otherwise) {}

    /** Tells all messages, twice. */
    public Result run(List<LabelledMessage> messages) {
        List<Intent> situated = messages.stream()
                .map(message -> told(message.text(), message.situation()))
                .toList();
        List<Intent> bare = messages.stream()
                .map(message -> told(message.text(), Situation.FRESH))
                .toList();
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            predictions.add(new Prediction(messages.get(i).id(), situated.get(i)));
        }
        return new Result(IntentFigures.of(messages, situated), IntentFigures.of(messages, bare), predictions);
    }

    /**
     * Tells the letters of a file with lines {@code {"text", "label"}} that are labelled {@code question} or {@code
     * report}; other labels are passed over. Throws {@link IOException} when it cannot be read.
     */
    public Letters letters(Path file) throws IOException {
        int[][] counts = new int[2][4];
        for (String line : Files.readAllLines(file)) {
            JsonNode row = line.isBlank() ? MAPPER.createObjectNode() : MAPPER.readTree(line);
            String label = row.path("label").asString("");
            if (label.equals("question") || label.equals("report")) {
                Intent told = told(row.path("text").asString(""), Situation.FRESH);
                counts[label.equals("question") ? 0 : 1][place(told)]++;
            }
        }
        int questions = IntStream.of(counts[0]).sum();
        int reports = IntStream.of(counts[1]).sum();
        int all = Math.max(1, questions + reports);
        return new Letters(
                questions + reports,
                (double) (counts[0][0] + counts[1][1]) / all,
                (double) counts[1][0] / Math.max(1, reports),
                (double) counts[0][1] / Math.max(1, questions),
                (double) (counts[0][2] + counts[1][2]) / all,
                (double) (counts[0][3] + counts[1][3]) / all);
    }

    private static int place(Intent told) {
        return switch (told) {
            case ASK -> 0;
            case REPORT -> 1;
            case ASK_OR_REPORT -> 2;
            default -> 3;
        };
    }

    private Intent told(String text, Situation situation) {
        return classifier.understand(text, situation).intent();
    }
}
