package org.chengqing.webhook;

/** What is done about one try of WeChat. */
sealed interface Answer {
    /** Say this; nothing but {@code success} for an empty text. */
    record Say(String text) implements Answer {}

    /** Give no answer that counts, so that WeChat asks again. */
    record AskAgain() implements Answer {}

    /** The same address was used for another message: somebody has copied it. */
    record Forged() implements Answer {}
}
