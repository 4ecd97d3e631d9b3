package org.chengqing.conversation.intent;

import java.time.LocalDate;
import java.util.List;

/**
 * A trained model and where it comes from, as it lies in a file that people review.
 *
 * @param made the day of training
 * @param data the files it learned from, with the number of messages and a digest
 * @param settings how it was trained
 * @param thresholds what cross-validation advises
 */
record IntentModel(LocalDate made, List<String> data, String settings, Thresholds thresholds, LinearModel weights) {
    /** Copies the list. */
    IntentModel {
        data = List.copyOf(data);
    }
}
