package org.chengqing.conversation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The words by which intents are told, from {@code config/intents.yml}.
 *
 * @param priors points that an intent has in a situation before a word is read
 * @param groups signs and what they count for
 * @param notes signs of what else is noticed
 */
@ConfigurationProperties("intents")
record IntentSettings(
        @DefaultValue Map<Situation, Map<Intent, Double>> priors,
        @DefaultValue List<Group> groups,
        @DefaultValue Map<Understanding.Note, List<String>> notes) {
    /** Copies the collections; throws {@link IllegalArgumentException} when no group is there. */
    IntentSettings {
        priors = Map.copyOf(priors);
        groups = List.copyOf(groups);
        notes = Map.copyOf(notes);
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("intents.yml: 没有 groups");
        }
    }

    /**
     * Signs that count once together.
     *
     * @param in the only situation in which they count, null for all
     * @param cues in the notation of {@link Cue}
     * @param scores points for and against intents
     */
    record Group(@Nullable Situation in, List<String> cues, Map<Intent, Double> scores) {
        /** Copies the collections. */
        Group {
            cues = List.copyOf(cues);
            scores = Map.copyOf(scores);
        }
    }
}
