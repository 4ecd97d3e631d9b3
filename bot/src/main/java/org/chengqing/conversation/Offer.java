package org.chengqing.conversation;

import org.jspecify.annotations.Nullable;

/** Something to tap: what it means, and its label as a sentence of the wording or as it stands. */
record Offer(Choice choice, @Nullable Wording wording, String label) {
    static Offer of(Choice.Kind kind, String target, Wording label) {
        return new Offer(new Choice(kind, target), label, "");
    }

    static Offer of(Choice.Kind kind, String target, String label) {
        return new Offer(new Choice(kind, target), null, label);
    }
}
