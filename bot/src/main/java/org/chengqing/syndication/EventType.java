package org.chengqing.syndication;

import java.util.Arrays;
import java.util.Optional;

/** What a target can be told. */
public enum EventType {
    /** A review answers from now on. */
    RELEASED("review.released", "发布"),
    /** One that answers says something else than before. */
    CORRECTED("review.corrected", "更正"),
    /** One answers no more: it was taken back, or another took its place. */
    WITHDRAWN("review.withdrawn", "撤回");

    private final String word;
    private final String label;

    EventType(String word, String label) {
        this.word = word;
        this.label = label;
    }

    /** The word in settings and payloads. */
    public String word() {
        return word;
    }

    /** The word for people. */
    public String label() {
        return label;
    }

    static Optional<EventType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }
}
