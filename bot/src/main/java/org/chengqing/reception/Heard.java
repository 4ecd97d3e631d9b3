package org.chengqing.reception;

import java.time.Instant;

/** What becomes of a message before the bot sees it. */
public sealed interface Heard {
    /** The bot answers. */
    record ToTheBot() implements Heard {}

    /** Staff have the conversation and the message is in it; of media only that they came. The bot acknowledges once. */
    record WithStaff(boolean first, boolean media) implements Heard {}

    /** The person has the bot again. */
    record HandedBack() implements Heard {}

    /** The sender is blocked until then; they are told so when {@code say}, else nothing is said. */
    record Blocked(Instant until, boolean say) implements Heard {}
}
