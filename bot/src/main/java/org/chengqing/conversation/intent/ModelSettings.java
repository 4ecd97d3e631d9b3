package org.chengqing.conversation.intent;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How intents are decided.
 *
 * @param model the file of weights; relative to the program's folder
 * @param urgentFrom probability from which a message is taken for urgent whatever else is more probable
 * @param tornBelow a question and a report that are nearer than this, as a part of the two together, are both offered
 */
@ConfigurationProperties("intent")
public record ModelSettings(
        @DefaultValue("config/models/intent.txt") Path model,
        @DefaultValue("0.25") double urgentFrom,
        @DefaultValue("0.15") double tornBelow) {
    /** Throws {@link IllegalArgumentException} for a value that makes no sense, naming the setting. */
    public ModelSettings {
        thresholds(urgentFrom, tornBelow);
    }

    Thresholds thresholds() {
        return thresholds(urgentFrom, tornBelow);
    }

    private static Thresholds thresholds(double urgentFrom, double tornBelow) {
        if (!(urgentFrom > 0 && urgentFrom <= 1)) {
            throw new IllegalArgumentException("intent.urgent-from must be over 0 and at most 1, but is " + urgentFrom);
        }
        if (!(tornBelow >= 0 && tornBelow < 1)) {
            throw new IllegalArgumentException("intent.torn-below must be from 0 to below 1, but is " + tornBelow);
        }
        return new Thresholds(urgentFrom, tornBelow);
    }
}
