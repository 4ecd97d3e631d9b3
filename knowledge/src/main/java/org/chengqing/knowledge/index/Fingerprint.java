package org.chengqing.knowledge.index;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/** A digest of which revisions a generation holds. */
final class Fingerprint {
    private Fingerprint() {}

    static String of(Collection<IndexedReview> entries) {
        MessageDigest digest = sha256();
        entries.stream()
                .map(IndexedReview::review)
                .map(review -> review.id() + " " + review.revision() + " " + review.updatedAt() + "\n")
                .sorted()
                .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
