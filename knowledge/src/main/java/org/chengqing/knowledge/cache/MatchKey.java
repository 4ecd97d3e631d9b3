package org.chengqing.knowledge.cache;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import org.chengqing.knowledge.index.ReviewIndex;
import org.chengqing.knowledge.matching.MatchSettings;
import org.chengqing.knowledge.text.NormalisedText;

/** The name of an outcome: a SHA-256 over all it depends on, from which the text cannot be read. */
public record MatchKey(String digest) {
    /** Raised whenever the same text and base may give another outcome than the last version of the program did. */
    private static final int MATCHER_VERSION = 1;

    /** The key of what this text is answered with by this index on that day. */
    public static MatchKey of(NormalisedText text, ReviewIndex index, LocalDate today, MatchSettings settings) {
        String all = String.join(
                "\n",
                "v" + MATCHER_VERSION,
                Long.toString(index.generation()),
                index.fingerprint(),
                today.toString(),
                settings.toString(),
                text.folded());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return new MatchKey(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
