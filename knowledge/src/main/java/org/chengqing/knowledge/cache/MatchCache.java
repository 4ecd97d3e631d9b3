package org.chengqing.knowledge.cache;

import java.util.Optional;

/** Remembers outcomes. Never throws and never waits long: whatever goes wrong is a miss. */
public interface MatchCache {
    /** What was put under this key, if it is still there. */
    Optional<StoredOutcome> get(MatchKey key);

    /** Remembers an outcome for some time, or not at all. */
    void put(MatchKey key, StoredOutcome outcome);
}
