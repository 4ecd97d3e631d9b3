package org.chengqing.knowledge.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sets below a folder: each is a folder with {@code kb.jsonl}, {@code queries.jsonl} or {@code
 * queries-dev.jsonl}, and perhaps {@code places.json}. A set {@code public} beside a set {@code local} is also loaded with
 * the latter, so that its few entries stand among many.
 */
public final class SetFolders {
    private static final String BASE = "kb.jsonl";
    private static final List<String> QUERIES = List.of("queries.jsonl", "queries-dev.jsonl");
    private static final String PLACES = "places.json";

    private SetFolders() {}

    /**
     * The sets in the folder itself and in those directly below it, by name; none where it does not exist.
     *
     * @throws IOException when it cannot be listed
     */
    public static List<SetFiles> below(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<SetFiles> sets = new ArrayList<>();
        for (Path each : withFoldersBelow(folder)) {
            queriesIn(each).ifPresent(queries -> sets.add(set(folder, each, queries)));
        }
        return sets;
    }

    private static List<Path> withFoldersBelow(Path folder) throws IOException {
        try (Stream<Path> below = Files.list(folder)) {
            return Stream.concat(
                            Stream.of(folder), below.filter(Files::isDirectory).sorted())
                    .toList();
        }
    }

    private static Optional<Path> queriesIn(Path folder) {
        return Files.isRegularFile(folder.resolve(BASE))
                ? QUERIES.stream()
                        .map(folder::resolve)
                        .filter(Files::isRegularFile)
                        .findFirst()
                : Optional.empty();
    }

    private static SetFiles set(Path parent, Path folder, Path queries) {
        @Nullable Path places = Files.isRegularFile(folder.resolve(PLACES)) ? folder.resolve(PLACES) : null;
        String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        Path distractors = parent.resolve("public").resolve(BASE);
        List<Path> bases = new ArrayList<>(List.of(folder.resolve(BASE)));
        if (name.equals("local") && Files.isRegularFile(distractors)) {
            bases.add(distractors);
            return new SetFiles("local（public 作干扰）", bases, List.of(queries), places);
        }
        return new SetFiles(name, bases, List.of(queries), places);
    }
}
