package org.chengqing.webhook;

/** How the answer to a message stands, as far as Redis knows. */
sealed interface Standing {
    /** It is there. */
    record Answered(int tries, String text) implements Standing {}

    /** Somebody works on it. */
    record Running(int tries) implements Standing {}

    /** Nobody did; now the one who asked does, under this name. */
    record Claimed(int tries, String owner) implements Standing {}

    /** The address belongs to another message. */
    record Forged() implements Standing {}

    /** Redis cannot be asked. */
    record Unknown() implements Standing {}
}
