package org.chengqing.staff;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The words that people's passwords are made of, those of China included. */
final class CommonPasswords {
    private static final String FILE = "/staff/common-passwords.txt";

    private CommonPasswords() {}

    /** The shipped list: lower case, at least four characters each. */
    static Set<String> shipped() {
        try (InputStream in = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
