package org.chengqing.conversation;

import java.util.Optional;

/** Where claims are about, and whether that is this office's area. In memory; does not block. */
interface Jurisdiction {
    /** The place that a text is about, if all places it names lie outside the office's area; empty when in doubt. */
    Optional<String> elsewhere(String text);

    /** Whether what holds in the region also holds in the place: it is the same or around it. */
    boolean covers(String region, String place);
}
