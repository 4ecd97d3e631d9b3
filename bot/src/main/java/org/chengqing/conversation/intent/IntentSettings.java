package org.chengqing.conversation.intent;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The words by which intents are told, from {@code config/intents.yml}; cues are in the notation of {@link Cue}.
 *
 * @param rules what must hold, the first that applies decides
 * @param cues lists of signs by name; what each list counts for is learned
 * @param notes signs of what else is noticed
 */
@ConfigurationProperties("intents")
public record IntentSettings(
        @DefaultValue List<Rule> rules,
        @DefaultValue Map<String, List<String>> cues,
        @DefaultValue Map<Understanding.Note, List<String>> notes) {
    /** Copies the collections; throws {@link IllegalArgumentException} when no cue list is there. */
    public IntentSettings {
        rules = List.copyOf(rules);
        cues = Map.copyOf(cues);
        notes = Map.copyOf(notes);
        if (cues.isEmpty()) {
            throw new IllegalArgumentException("intents.yml: 没有 cues");
        }
    }

    /**
     * A rule that must hold.
     *
     * @param name for explanations
     * @param intent what the message then wants
     * @param in the situations in which it holds; none means all
     * @param any cues of which one must be found
     * @param unless cues of which none may be found
     */
    public record Rule(
            String name,
            Intent intent,
            @DefaultValue List<Situation> in,
            @DefaultValue List<String> any,
            @DefaultValue List<String> unless) {
        /** Copies the collections; throws {@link IllegalArgumentException} for a rule without cues. */
        public Rule {
            in = List.copyOf(in);
            any = List.copyOf(any);
            unless = List.copyOf(unless);
            if (any.isEmpty()) {
                throw new IllegalArgumentException("intents.yml: 规则 " + name + " 没有 any");
            }
        }
    }
}
