package org.chengqing.knowledge.cache;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import org.chengqing.knowledge.index.ReviewIndex;
import org.chengqing.knowledge.matching.Matcher;
import org.chengqing.knowledge.text.NormalisedText;

/** The name of an outcome: a SHA-256 over all it depends on, from which the text cannot be read. */
public record MatchKey(String digest) {
    /** Raised whenever the same text, base and matcher may give another outcome than the last version of the program did. */
    private static final int PROGRAM_VERSION = 2;

    /** The key of what this text is answered with by this index on that day. */
    public static MatchKey of(NormalisedText text, ReviewIndex index, LocalDate today, Matcher matcher) {
        String all = String.join(
                "\n",
                "v" + PROGRAM_VERSION,
                Long.toString(index.generation()),
                index.fingerprint(),
                today.toString(),
                matcher.version(),
                text.links().stream().sorted().toList().toString(),
                text.folded());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return new MatchKey(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
