package org.chengqing.knowledge.claim;

/** The assertion that is being checked, in one sentence: at most {@value #MAX_LENGTH} characters, never blank. */
public record Claim(String text) {
    /** Longest claim accepted, in UTF-16 units; the longest of the public collections has 416. */
    public static final int MAX_LENGTH = 500;

    /** Throws {@link IllegalArgumentException} when the text is blank or too long. */
    public Claim {
        text = text.strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("claim is blank");
        }
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("claim has " + text.length() + " characters, allowed are " + MAX_LENGTH);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
