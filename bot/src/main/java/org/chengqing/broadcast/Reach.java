package org.chengqing.broadcast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many recipients stand how, and why. */
public record Reach(List<Part> parts) {
    /** Copies the list. */
    public Reach {
        parts = List.copyOf(parts);
    }

    /**
     * Recipients of one channel and way in one state.
     *
     * @param channel its name, empty where nobody knows any more how to reach them
     * @param way how they are told, null where none reaches them
     * @param reason a code of ours or the platform's; empty where there is none
     */
    public record Part(String channel, @Nullable Way way, DeliveryState state, String reason, int count) {}

    /** How many in all. */
    public int total() {
        return parts.stream().mapToInt(Part::count).sum();
    }

    /** How many in this state. */
    public int in(DeliveryState state) {
        return parts.stream()
                .filter(part -> part.state() == state)
                .mapToInt(Part::count)
                .sum();
    }
}
