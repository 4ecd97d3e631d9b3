package org.chengqing.knowledge;

import java.time.Duration;
import java.util.Map;
import org.chengqing.knowledge.cache.RedisSettings;
import org.chengqing.knowledge.matching.MatchSettings;

/**
 * How a {@link KnowledgeBase} works.
 *
 * @param poll how often the catalogue is asked for its generation, 10 ms to 1 s
 * @param localAnswers outcomes kept in the process, about 4 KB each
 * @param matching thresholds
 * @param redis times and sizes of the cache in Redis
 * @param placesAbove place → the place above it, as far as the office knows its surroundings; may be empty
 */
public record KnowledgeOptions(
        Duration poll, int localAnswers, MatchSettings matching, RedisSettings redis, Map<String, String> placesAbove) {
    /** What suits an office, apart from its places. */
    public static final KnowledgeOptions STANDARD = new KnowledgeOptions(
            Duration.ofMillis(500), 2_000, MatchSettings.STANDARD, RedisSettings.STANDARD, Map.of());

    /** Throws {@link IllegalArgumentException} for a value out of its range. */
    public KnowledgeOptions {
        placesAbove = Map.copyOf(placesAbove);
        if (poll.compareTo(Duration.ofMillis(10)) < 0 || poll.compareTo(Duration.ofSeconds(1)) > 0) {
            throw new IllegalArgumentException("poll " + poll + " is not in 10 ms to 1 s");
        }
        if (localAnswers < 0) {
            throw new IllegalArgumentException("localAnswers " + localAnswers + " is negative");
        }
    }

    /** The same with these places. */
    public KnowledgeOptions withPlacesAbove(Map<String, String> places) {
        return new KnowledgeOptions(poll, localAnswers, matching, redis, places);
    }
}
