package org.chengqing.claimsearch;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where the next page begins: behind this claim, wherever it stands by then, so that a release in between neither
 * repeats nor skips one; by the position where it is no longer there. It is no secret and promises nothing.
 *
 * @param position how many claims stood before the page
 * @param last the review that ended the page before
 * @param order the fingerprint of the search that it belongs to
 */
record PageToken(int position, String last, String order) {
    private static final String VERSION = "1";
    private static final int LONGEST = 400;

    String text() {
        String text = String.join("\n", VERSION, Integer.toString(position), last, order);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads one; throws {@link Refusal} for what is none. */
    static PageToken of(String text) {
        if (text.length() > LONGEST) {
            throw unknown();
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", -1);
            if (parts.length != 4 || !parts[0].equals(VERSION) || !parts[1].matches("[0-9]{1,9}")) {
                throw unknown();
            }
            return new PageToken(Integer.parseInt(parts[1]), parts[2], parts[3]);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static Refusal unknown() {
        return Refusal.invalid("Invalid value at 'page_token': use the nextPageToken of an answer as it is.");
    }
}
