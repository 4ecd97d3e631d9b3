package org.chengqing.questions;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a question is asked much more than usual, the settings {@code questions.spikes.*}.
 *
 * @param least times in the last hour from which it can be
 * @param times as much as in a usual hour
 * @param usual days whose hours are the usual ones; what is older is not counted any more
 * @param examples most other wordings of a question that are kept
 * @param checks most questions that are matched again in one look at a changed catalogue
 */
@ConfigurationProperties("questions.spikes")
record SpikeSettings(
        @DefaultValue("10") int least,
        @DefaultValue("3") double times,
        @DefaultValue("7d") Duration usual,
        @DefaultValue("5") int examples,
        @DefaultValue("200") int checks) {
    /** Throws {@link IllegalArgumentException} for a value that makes no sense, naming the setting. */
    SpikeSettings {
        if (least < 1 || times < 1 || usual.compareTo(Duration.ofHours(2)) < 0 || examples < 1 || checks < 1) {
            throw new IllegalArgumentException(
                    "questions.spikes: least, times, examples and checks from 1, usual from 2h," + " but are " + least
                            + ", " + times + ", " + examples + ", " + checks + ", " + usual);
        }
    }
}
