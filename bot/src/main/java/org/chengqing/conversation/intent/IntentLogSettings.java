package org.chengqing.conversation.intent;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The log of what was understood, without its senders.
 *
 * @param kept how long a row is kept; corrected ones, which have become data, stay as long
 * @param rows most rows kept, the latest
 * @param characters longest text of a row, in UTF-16 units; the rest is cut off
 * @param waiting most rows that wait to be written; beyond them they are dropped
 */
@ConfigurationProperties("intent.log")
public record IntentLogSettings(
        @DefaultValue("30d") Duration kept,
        @DefaultValue("20000") int rows,
        @DefaultValue("300") int characters,
        @DefaultValue("500") int waiting) {
    /** Throws {@link IllegalArgumentException} for a value that makes no sense, naming the setting. */
    public IntentLogSettings {
        if (!kept.isPositive()) {
            throw new IllegalArgumentException("intent.log.kept must be positive, but is " + kept);
        }
        if (rows < 1 || characters < 20 || waiting < 1) {
            throw new IllegalArgumentException("intent.log: rows and waiting from 1, characters from 20, but are "
                    + rows + ", " + waiting + ", " + characters);
        }
    }
}
