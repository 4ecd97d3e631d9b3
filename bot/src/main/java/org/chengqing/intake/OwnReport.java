package org.chengqing.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of a report, for the one who sent it.
 *
 * @param items its evidence in order, without what was taken out
 * @param notices what they were told or are to be told
 * @param privacyVersion the privacy notice that they were shown with it, null where none was noted
 */
public record OwnReport(
        TipOffStatus status,
        List<Item> items,
        List<Notice> notices,
        @Nullable String privacyVersion) {
    /** Copies the lists. */
    public OwnReport {
        items = List.copyOf(items);
        notices = List.copyOf(notices);
    }

    /**
     * A piece of evidence.
     *
     * @param kind in words for people
     * @param text what was written, with addresses and places
     * @param filename what the sender called a file
     * @param bytes of the stored file, 0 where there is none
     */
    public record Item(
            int position,
            String kind,
            @Nullable String text,
            @Nullable String filename,
            long bytes) {}
}
