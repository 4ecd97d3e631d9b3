package org.chengqing.broadcast;

import java.time.Instant;
import java.util.Optional;
import org.chengqing.channel.Sender;
import org.chengqing.identity.Pseudonyms;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rebuttal of which a person was told last by a broadcast. Blocks on JDBC. */
public final class LastTold {
    private static final Logger LOG = LoggerFactory.getLogger(LastTold.class);

    private final JdbcClient jdbc;
    private final Pseudonyms pseudonyms;

    LastTold(JdbcClient jdbc, Pseudonyms pseudonyms) {
        this.jdbc = jdbc;
        this.pseudonyms = pseudonyms;
    }

    /** It, if that was after this time; empty as well while the database does not answer. */
    public Optional<ClaimReviewId> of(Sender sender, Instant after) {
        try {
            return jdbc.sql("""
                            select b.review_id from broadcast_delivery d join broadcast b on b.id = d.broadcast
                            where d.person = :person and d.state = 'SENT' and d.ended_at > :after
                              and b.review_id is not null
                            order by d.ended_at desc limit 1""")
                    .param("person", pseudonyms.of(sender).value())
                    .param("after", BroadcastTable.timestamp(after))
                    .query((row, _) -> new ClaimReviewId(row.getString(1)))
                    .optional();
        } catch (DataAccessException e) {
            LOG.warn(
                    "what a person was told last is not known: {}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
