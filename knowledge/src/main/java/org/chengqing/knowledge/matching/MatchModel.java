package org.chengqing.knowledge.matching;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Two ensembles: the first scores a candidate by itself, the second the best of them beside the others. Kept as a text file
 * that says when and from what it was trained; a file whose features are not those of this program is refused.
 *
 * @param notes lines about its making
 * @param alone scores a candidate by its {@link Weighing#pairFeatures()}
 * @param beside scores it by its {@link Weighing#allFeatures()}
 */
public record MatchModel(List<String> notes, TreeEnsemble alone, TreeEnsemble beside) {
    private static final String SHIPPED = "match-model.txt";

    /** Copies the notes. */
    public MatchModel {
        notes = List.copyOf(notes);
    }

    /** The model that comes with the program. */
    public static MatchModel shipped() {
        try (InputStream in = Objects.requireNonNull(MatchModel.class.getResourceAsStream(SHIPPED), SHIPPED)) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(SHIPPED, e);
        }
    }

    /** Reads a model file; throws {@link IllegalArgumentException} for one that this program cannot use. */
    public static MatchModel read(InputStream in) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        List<String> notes = new ArrayList<>();
        List<TreeEnsemble.Tree> alone = new ArrayList<>();
        List<TreeEnsemble.Tree> beside = new ArrayList<>();
        List<TreeEnsemble.Tree> into = alone;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("# ")) {
                notes.add(line.substring(2));
            } else if (line.startsWith("features ")) {
                into = notesFeatures(line, alone.isEmpty()) ? alone : beside;
            } else if (!line.isBlank()) {
                into.add(tree(line));
            }
        }
        return new MatchModel(notes, new TreeEnsemble(alone), new TreeEnsemble(beside));
    }

    private static boolean notesFeatures(String line, boolean first) {
        List<String> named = List.of(line.substring("features ".length()).split(" ", -1));
        List<String> known = first ? Weighing.pairFeatures() : Weighing.allFeatures();
        if (!named.equals(known)) {
            throw new IllegalArgumentException("the model was trained on other features: " + named);
        }
        return first;
    }

    /** {@code feature,threshold,left,right;...|leaf;leaf;...} */
    private static TreeEnsemble.Tree tree(String line) {
        int bar = line.indexOf('|');
        String[] nodes = bar == 0 ? new String[0] : line.substring(0, bar).split(";", -1);
        String[][] parts = Arrays.stream(nodes).map(node -> node.split(",", -1)).toArray(String[][]::new);
        return new TreeEnsemble.Tree(
                Arrays.stream(parts).mapToInt(part -> Integer.parseInt(part[0])).toArray(),
                Arrays.stream(parts)
                        .mapToDouble(part -> Double.parseDouble(part[1]))
                        .toArray(),
                Arrays.stream(parts).mapToInt(part -> Integer.parseInt(part[2])).toArray(),
                Arrays.stream(parts).mapToInt(part -> Integer.parseInt(part[3])).toArray(),
                Arrays.stream(line.substring(bar + 1).split(";", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray());
    }

    /** Tells this model from any other. */
    public String digest() {
        return Integer.toHexString(written().hashCode());
    }

    /** The file's text. */
    public String written() {
        StringBuilder text = new StringBuilder();
        notes.forEach(note -> text.append("# ").append(note).append('\n'));
        text.append("features ")
                .append(String.join(" ", Weighing.pairFeatures()))
                .append('\n');
        alone.trees().forEach(tree -> text.append(written(tree)).append('\n'));
        text.append("features ")
                .append(String.join(" ", Weighing.allFeatures()))
                .append('\n');
        beside.trees().forEach(tree -> text.append(written(tree)).append('\n'));
        return text.toString();
    }

    private static String written(TreeEnsemble.Tree tree) {
        String nodes = IntStream.range(0, tree.features().length)
                .mapToObj(i -> tree.features()[i] + "," + (float) tree.thresholds()[i] + "," + tree.left()[i] + ","
                        + tree.right()[i])
                .collect(Collectors.joining(";"));
        String leaves = Arrays.stream(tree.leaves())
                .mapToObj(leaf -> Float.toString((float) leaf))
                .collect(Collectors.joining(";"));
        return nodes + "|" + leaves;
    }
}
