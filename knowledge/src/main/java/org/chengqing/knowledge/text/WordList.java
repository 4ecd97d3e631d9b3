package org.chengqing.knowledge.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A word list shipped beside a class: UTF-8, one entry a line, {@code #} begins a comment. */
public final class WordList {
    private WordList() {}

    static List<String> read(String name) {
        return lines(WordList.class, name).map(String::strip).toList();
    }

    /** The entries of the list of this name beside that class, with the blanks at their beginning. */
    public static List<String> read(Class<?> beside, String name) {
        return lines(beside, name).toList();
    }

    private static Stream<String> lines(Class<?> beside, String name) {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(name), name);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").stripTrailing())
                    .filter(line -> !line.isEmpty())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
