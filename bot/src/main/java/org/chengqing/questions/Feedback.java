package org.chengqing.questions;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people thought of answers, for staff. Nothing in it tells who they are. Blocks on JDBC. */
public final class Feedback {
    private final JdbcClient jdbc;

    Feedback(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The opinions on one rebuttal, all revisions together.
     *
     * @param reasons why it did not help, as far as people said so
     * @param revision the latest that somebody had an opinion on
     */
    public record Opinions(
            String reviewId,
            int revision,
            int useful,
            int useless,
            Map<UselessReason, Integer> reasons,
            Instant latest) {
        /** Copies the map. */
        public Opinions {
            reasons = Map.copyOf(reasons);
        }

        /** Of a hundred opinions, so many say that it did not help. */
        public int uselessPercent() {
            return Math.round(100f * useless / Math.max(1, useful + useless));
        }

        /** So many gave this reason. */
        public int times(UselessReason reason) {
            return reasons.getOrDefault(reason, 0);
        }
    }

    /**
     * One opinion that an answer did not help.
     *
     * @param question masked; empty where it was not known any more
     */
    public record Complaint(
            String question, int revision, @Nullable UselessReason reason, Instant at) {}

    /**
     * A question for which candidates were shown, none of which was meant.
     *
     * @param question masked
     * @param reviewIds the candidates in the order shown
     */
    public record Miss(String question, List<String> reviewIds, long count, Instant firstSeen, Instant lastSeen) {
        /** Copies the list. */
        public Miss {
            reviewIds = List.copyOf(reviewIds);
        }
    }

    /** The rebuttals that somebody found useless, the most often so first. */
    public List<Opinions> byReview(int offset, int most) {
        return jdbc.sql("""
                        select review_id, max(revision) as revision, count(*) filter (where useful) as useful,
                          count(*) filter (where not useful) as useless, max(given_at) as latest,
                          count(*) filter (where reason = 'OFF_TOPIC') as off_topic,
                          count(*) filter (where reason = 'UNCLEAR') as unclear,
                          count(*) filter (where reason = 'DISBELIEVED') as disbelieved,
                          count(*) filter (where reason = 'OTHER') as other
                        from answer_opinion group by review_id having count(*) filter (where not useful) > 0
                        order by useless desc, review_id limit ? offset ?""")
                .params(most, offset)
                .query((row, _) -> {
                    Map<UselessReason, Integer> reasons = new EnumMap<>(UselessReason.class);
                    for (UselessReason reason : UselessReason.values()) {
                        reasons.put(reason, row.getInt(reason.name().toLowerCase(java.util.Locale.ROOT)));
                    }
                    return new Opinions(
                            row.getString("review_id"),
                            row.getInt("revision"),
                            row.getInt("useful"),
                            row.getInt("useless"),
                            reasons,
                            row.getTimestamp("latest").toInstant());
                })
                .list();
    }

    /** Those who found this rebuttal useless, the latest first. */
    public List<Complaint> complaints(String reviewId, int offset, int most) {
        return jdbc.sql("select question, revision, reason, given_at from answer_opinion"
                        + " where review_id = ? and not useful order by given_at desc limit ? offset ?")
                .params(reviewId, most, offset)
                .query((row, _) -> new Complaint(
                        row.getString("question"),
                        row.getInt("revision"),
                        reason(row.getString("reason")),
                        row.getTimestamp("given_at").toInstant()))
                .list();
    }

    private static @Nullable UselessReason reason(@Nullable String name) {
        return name == null ? null : UselessReason.valueOf(name);
    }

    /** The questions whose candidates were all refused, the latest first. */
    public List<Miss> misses(int offset, int most) {
        return jdbc.sql("select question, candidates, count, first_seen, last_seen from candidate_miss"
                        + " order by last_seen desc, digest limit ? offset ?")
                .params(most, offset)
                .query((row, _) -> new Miss(
                        row.getString("question"),
                        Arrays.stream(row.getString("candidates").split(" ", -1))
                                .map(version -> version.replaceAll("#.*", ""))
                                .toList(),
                        row.getLong("count"),
                        row.getTimestamp("first_seen").toInstant(),
                        row.getTimestamp("last_seen").toInstant()))
                .list();
    }
}
