package org.chengqing.conversation.intent;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The model as lines of text, so that a change of it can be read. A head of {@code name value} lines, then {@code bias},
 * the coordinates of the sentence vector in order ({@code v}) and the signs, each with its weights in hundredths:
 * {@code g:真的吗⇥a120b-35} says 1.20 for the first intent, -0.35 for the second, and nothing for the others.
 */
final class ModelFile {
    private static final String FORMAT = "chengqing-intent-model 1";
    private static final float SCALE = 100;
    /** A sign that nowhere weighs more than this decides nothing. */
    private static final float LEAST = 0.03f;

    private ModelFile() {}

    /** Throws {@link IOException} when it cannot be written. */
    static void write(IntentModel model, Path file) throws IOException {
        LinearModel weights = model.weights();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(FORMAT + "\n");
            out.write("made " + model.made() + "\n");
            for (String data : model.data()) {
                out.write("data " + data + "\n");
            }
            out.write("settings " + model.settings() + "\n");
            out.write("urgent-from " + model.thresholds().urgentFrom() + "\n");
            out.write("torn-below " + model.thresholds().tornBelow() + "\n");
            out.write(
                    "intents " + Stream.of(Intent.values()).map(Intent::code).collect(Collectors.joining(" ")) + "\n");
            out.write("bias " + written(weights.bias()) + "\n");
            for (float[] coordinate : weights.coordinates()) {
                out.write("v " + written(coordinate) + "\n");
            }
            for (Map.Entry<String, float[]> sign : heavy(weights.signs())) {
                out.write(sign.getKey() + "\t" + written(sign.getValue()) + "\n");
            }
        }
    }

    private static List<Map.Entry<String, float[]>> heavy(Map<String, float[]> signs) {
        return signs.entrySet().stream()
                .filter(sign -> !written(sign.getValue()).isEmpty())
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .toList();
    }

    private static String written(float[] weights) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < weights.length; i++) {
            if (Math.abs(weights[i]) >= LEAST) {
                out.append((char) ('a' + i)).append(Math.round(weights[i] * SCALE));
            }
        }
        return out.toString();
    }

    /**
     * Throws {@link IllegalArgumentException} with a sentence in Chinese for a file that is not a model of this program,
     * {@link IOException} when it cannot be read.
     */
    static IntentModel read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        try {
            return new Reading().all(lines);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("意图模型 " + file + " 不正确：" + e.getMessage(), e);
        }
    }

    private static final class Reading {
        private final Map<String, String> head = new HashMap<>();
        private final List<String> data = new ArrayList<>();
        private final List<float[]> coordinates = new ArrayList<>();
        private final Map<String, float[]> signs = new HashMap<>();

        IntentModel all(List<String> lines) {
            if (lines.isEmpty() || !lines.getFirst().equals(FORMAT)) {
                throw new IllegalArgumentException("第一行应为 " + FORMAT);
            }
            lines.stream().skip(1).forEach(this::line);
            String intents = Stream.of(Intent.values()).map(Intent::code).collect(Collectors.joining(" "));
            if (!intents.equals(required("intents"))) {
                throw new IllegalArgumentException("它区分的意图与程序的不同");
            }
            return new IntentModel(
                    LocalDate.parse(required("made")),
                    data,
                    required("settings"),
                    new Thresholds(
                            Double.parseDouble(required("urgent-from")), Double.parseDouble(required("torn-below"))),
                    new LinearModel(weights(required("bias")), Map.copyOf(signs), coordinates.toArray(float[][]::new)));
        }

        private void line(String line) {
            int tab = line.indexOf('\t');
            if (tab > 0) {
                signs.put(line.substring(0, tab), weights(line.substring(tab + 1)));
                return;
            }
            int space = line.indexOf(' ');
            if (space < 0) {
                throw new IllegalArgumentException("读不懂的一行 " + line);
            }
            String value = line.substring(space + 1);
            switch (line.substring(0, space)) {
                case "v" -> coordinates.add(weights(value));
                case "data" -> data.add(value);
                default -> head.put(line.substring(0, space), value);
            }
        }

        private String required(String name) {
            String value = head.get(name);
            if (value == null) {
                throw new IllegalArgumentException("缺少 " + name);
            }
            return value;
        }

        private static float[] weights(String written) {
            float[] weights = new float[LinearModel.INTENTS];
            int at = 0;
            while (at < written.length()) {
                int intent = written.charAt(at) - 'a';
                int end = at + 1;
                while (end < written.length() && !Character.isLetter(written.charAt(end))) {
                    end++;
                }
                weights[intent] = Integer.parseInt(written, at + 1, end, 10) / SCALE;
                at = end;
            }
            return weights;
        }
    }
}
