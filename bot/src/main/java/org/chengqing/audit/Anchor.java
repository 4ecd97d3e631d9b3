package org.chengqing.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the trail ended when it was last found whole. Kept in a file outside of the database, so that a database that was
 * wound back shows.
 *
 * @param seen when, as written in a sentence
 */
record Anchor(long number, Hash hash, String seen) {
    /** The one in this file; empty when there is none yet. Throws {@link UncheckedIOException}. */
    static Optional<Anchor> read(Path file) {
        try {
            String[] words = Files.readString(file).strip().split(" ", 3);
            return words.length < 3
                    ? Optional.empty()
                    : Optional.of(new Anchor(Long.parseLong(words[0]), Hash.ofHex(words[1]), words[2]));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Throws {@link UncheckedIOException}. */
    void write(Path file) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            Files.writeString(file, number + " " + hash + " " + seen + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
