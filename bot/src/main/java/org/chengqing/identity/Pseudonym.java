package org.chengqing.identity;

import java.security.SecureRandom;
import java.util.HexFormat;

/** A keyed hash of a sender: 32 lower-case hexadecimal digits. The same sender always has the same one here. */
public record Pseudonym(String value) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** One that stands for nobody, for the place of somebody who was forgotten. */
    public static Pseudonym random() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return new Pseudonym(HexFormat.of().formatHex(bytes));
    }

    /** The first eight digits, for log lines. */
    @Override
    public String toString() {
        return value.substring(0, 8);
    }
}
