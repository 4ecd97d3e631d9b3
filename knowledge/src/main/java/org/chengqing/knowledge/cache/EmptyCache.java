package org.chengqing.knowledge.cache;

import java.util.Optional;

/** Remembers nothing: where no Redis is configured. */
public final class EmptyCache implements MatchCache {
    @Override
    public Optional<StoredOutcome> get(MatchKey key) {
        return Optional.empty();
    }

    @Override
    public void put(MatchKey key, StoredOutcome outcome) {}
}
