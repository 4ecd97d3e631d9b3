package org.chengqing.conversation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something to tap: what it means, and its label as a sentence of the wording with its values, or as it stands. */
record Offer(Choice choice, @Nullable Wording wording, Map<String, String> values, String label) {
    static Offer of(Choice.Kind kind, String target, Wording label) {
        return of(kind, target, label, Map.of());
    }

    static Offer of(Choice.Kind kind, String target, Wording label, Map<String, String> values) {
        return new Offer(new Choice(kind, target), label, values, "");
    }

    static Offer of(Choice.Kind kind, String target, String label) {
        return new Offer(new Choice(kind, target), null, Map.of(), label);
    }
}
