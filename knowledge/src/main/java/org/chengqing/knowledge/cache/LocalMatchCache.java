package org.chengqing.knowledge.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;

/** The small cache in the process, in front of one behind it that may be slow or away. */
public final class LocalMatchCache implements MatchCache {
    private final Cache<MatchKey, StoredOutcome> outcomes;
    private final MatchCache behind;

    /**
     * @param most outcomes held, about 4 KB each; 0 holds none
     * @param behind asked on a miss, told every outcome
     */
    public LocalMatchCache(int most, MatchCache behind) {
        this.outcomes = Caffeine.newBuilder().maximumSize(most).build();
        this.behind = behind;
    }

    @Override
    public Optional<StoredOutcome> get(MatchKey key) {
        return Optional.ofNullable(outcomes.getIfPresent(key)).or(() -> {
            Optional<StoredOutcome> found = behind.get(key);
            found.ifPresent(outcome -> outcomes.put(key, outcome));
            return found;
        });
    }

    @Override
    public void put(MatchKey key, StoredOutcome outcome) {
        outcomes.put(key, outcome);
        behind.put(key, outcome);
    }
}
