package org.chengqing.broadcast;

import java.time.Instant;
import org.chengqing.audit.AuditAct;
import org.chengqing.audit.AuditTrail;
import org.chengqing.knowledge.catalog.Catalog;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.Revision;
import org.chengqing.questions.FirstAnswers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes a broadcast to those who wait for what a review answers now and sends it for review. Whoever released the review
 * counts as its writer, so that the second person is another one. While one is open there is never another, and none is
 * written again for those whom an earlier one was for: what staff cancelled, or could not reach, stays so.
 */
final class FirstAnswerBroadcasts implements FirstAnswers {
    /** Stands for whoever released a review where nobody knows; no member of staff can have this login. */
    static final String NOBODY = "system";

    private static final Logger LOG = LoggerFactory.getLogger(FirstAnswerBroadcasts.class);

    private final JdbcClient jdbc;
    private final Broadcasts broadcasts;
    private final Catalog catalog;
    private final AuditTrail audit;
    private final TransactionTemplate transactions;
    private final FirstAnswerSettings settings;

    FirstAnswerBroadcasts(
            JdbcClient jdbc,
            Broadcasts broadcasts,
            Catalog catalog,
            AuditTrail audit,
            TransactionTemplate transactions,
            FirstAnswerSettings settings) {
        this.jdbc = jdbc;
        this.broadcasts = broadcasts;
        this.catalog = catalog;
        this.audit = audit;
        this.transactions = transactions;
        this.settings = settings;
    }

    @Override
    public void found(ClaimReview review, Instant since) {
        if (isCovered(review.id(), since)) {
            return;
        }
        String writer = releasedBy(review);
        transactions.executeWithoutResult(change -> {
            jdbc.sql("lock table broadcast in share row exclusive mode").update();
            if (!isCovered(review.id(), since) && !write(review, writer)) {
                LOG.warn("people wait for {}, but no broadcast could be sent for review", review.id());
                change.setRollbackOnly();
            }
        });
    }

    /** Whether one is open, or one was for those who have been waiting since then. */
    private boolean isCovered(ClaimReviewId review, Instant since) {
        return jdbc.sql("""
                        select exists (select from broadcast where audience = 'WAITING' and detail = :review
                          and (state not in ('CANCELLED', 'DONE')
                            or case state when 'CANCELLED' then ended_at else created_at end >= :since))""")
                .param("review", review.value())
                .param("since", BroadcastTable.timestamp(since))
                .query(Boolean.class)
                .single();
    }

    private boolean write(ClaimReview review, String writer) {
        BroadcastDraft draft = new BroadcastDraft(
                title(review.claim().text()), settings.words(), review.id(), new Audience.Waiting(review.id()));
        if (broadcasts.compose(draft, writer) instanceof BroadcastResult.Done(var id)
                && broadcasts.submit(id, 1, writer) instanceof BroadcastResult.Done) {
            audit.record(NOBODY, AuditAct.BROADCAST_SUBMITTED, Long.toString(id), "有人在等 " + review.id() + " 的答复");
            LOG.info("broadcast {} to those who wait for {} is sent for review", id, review.id());
            return true;
        }
        return false;
    }

    /** The claim on one line, cut where it is long. */
    private String title(String claim) {
        int room = BroadcastDraft.LONGEST_TITLE
                - settings.title().replace("{claim}", "").length();
        String line = claim.replaceAll("[\\s\\x00]+", " ").strip();
        int end = Math.max(0, room - 1);
        String shown = line.length() <= room
                ? line
                : line.substring(0, end > 0 && Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
        String title = settings.title().replace("{claim}", shown);
        return title.substring(0, Math.min(title.length(), BroadcastDraft.LONGEST_TITLE));
    }

    private String releasedBy(ClaimReview review) {
        return catalog.history(review.id()).stream()
                .filter(step -> step.number() == review.revision())
                .map(Revision::by)
                .filter(by -> !by.isBlank())
                .findFirst()
                .orElse(NOBODY);
    }
}
