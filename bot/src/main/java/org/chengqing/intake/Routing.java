package org.chengqing.intake;

import org.jspecify.annotations.Nullable;

/** Which mailbox of the office takes a report of a category. Answers from memory. */
@FunctionalInterface
public interface Routing {
    /** Where a report of this category goes; null and unknown categories go to the office's general mailbox. */
    Destination of(@Nullable String category);

    /**
     * A mailbox.
     *
     * @param category the category's name in words for people, for example 食品安全
     * @param mailbox one mail address
     */
    record Destination(String category, String mailbox) {}
}
