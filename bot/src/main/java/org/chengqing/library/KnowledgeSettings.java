package org.chengqing.library;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.chengqing.knowledge.KnowledgeOptions;
import org.chengqing.knowledge.cache.RedisSettings;
import org.chengqing.knowledge.matching.MatchSettings;
import org.chengqing.knowledge.matching.MatchSettings.From;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The knowledge base.
 *
 * @param starter folder of the rebuttals that are imported once, at the first start
 * @param poll how often the catalogue is asked for changes
 * @param localAnswers outcomes kept in the process
 * @param vectorsMegabytes room in the data folder for vectors of published texts
 * @param matching when a candidate is shown
 * @param cache outcomes kept in Redis
 * @param placesAbove place → the place above it, as far as the office knows its surroundings
 */
@ConfigurationProperties("knowledge")
public record KnowledgeSettings(
        @DefaultValue("config/rebuttals") Path starter,
        @DefaultValue("500ms") Duration poll,
        @DefaultValue("2000") int localAnswers,
        @DefaultValue("500") int vectorsMegabytes,
        @DefaultValue Matching matching,
        @DefaultValue Cache cache,
        @DefaultValue Map<String, String> placesAbove) {
    /** Scores from 0 to 1, and how many entries are weighed from each view: see {@link MatchSettings}. */
    public record Matching(
            @DefaultValue("0.62") double confirmFrom,
            @DefaultValue("0.065") double offerFrom,
            @DefaultValue("0.72") double confirmRegionalFrom,
            @DefaultValue("0.20") double offerRegionalFrom,
            @DefaultValue("16") int candidates) {
        MatchSettings settings() {
            return new MatchSettings(
                    new From(confirmFrom, offerFrom), new From(confirmRegionalFrom, offerRegionalFrom), candidates);
        }
    }

    /** Longest wait for Redis, how long it is left alone after a failure, how long and how large outcomes are kept. */
    public record Cache(
            @DefaultValue("150ms") Duration timeout,
            @DefaultValue("5s") Duration pause,
            @DefaultValue("2h") Duration kept,
            @DefaultValue("32768") int largest) {}

    /** What the library is to do with them. */
    public KnowledgeOptions options() {
        return new KnowledgeOptions(
                poll,
                localAnswers,
                matching.settings(),
                new RedisSettings(cache.timeout, cache.pause, cache.kept, cache.largest),
                placesAbove);
    }
}
