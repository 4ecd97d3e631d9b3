package org.chengqing.masking;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What has been found so far; what comes first keeps its place. */
final class Findings {
    private final @Nullable PersonalData[] byStart;
    private final BitSet taken = new BitSet();

    Findings(int length) {
        byStart = new PersonalData[length];
    }

    /** Takes it in unless it touches something found before; whether it did. */
    boolean add(PersonalData found) {
        int next = taken.nextSetBit(found.start());
        if (next >= 0 && next < found.end()) {
            return false;
        }
        byStart[found.start()] = found;
        taken.set(found.start(), found.end());
        return true;
    }

    boolean isTaken(int at) {
        return taken.get(at);
    }

    /** The finding that begins here. */
    @Nullable
    PersonalData startingAt(int at) {
        return at < byStart.length ? byStart[at] : null;
    }

    List<PersonalData> inOrder() {
        return Arrays.stream(byStart).filter(Objects::nonNull).toList();
    }
}
