package org.chengqing.statistics;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long people had been asking before a rebuttal was released. Blocks on JDBC. */
public final class Releases {
    private final JdbcClient jdbc;

    Releases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the reviews that were noted already. */
    public Set<String> known(Collection<String> reviewIds) {
        return reviewIds.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.sql("select review_id from statistic_release where review_id in (:ids)")
                        .param("ids", List.copyOf(reviewIds))
                        .query(String.class)
                        .list());
    }

    /**
     * Notes a release; the first time counts.
     *
     * @param firstAsked when the first question came that it answers; null when nobody had asked
     */
    public void note(String reviewId, Instant releasedAt, @Nullable Instant firstAsked) {
        jdbc.sql("insert into statistic_release (review_id, released_at, first_asked) values"
                        + " (:review, :released, :first)"
                        + " on conflict (review_id) do nothing")
                .param("review", reviewId)
                .param("released", releasedAt.atOffset(ZoneOffset.UTC))
                .param("first", firstAsked == null ? null : firstAsked.atOffset(ZoneOffset.UTC))
                .update();
    }
}
