package org.chengqing.syndication;

import static org.chengqing.syndication.Deliveries.utc;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengqing.knowledge.catalog.Catalog;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.Revision;
import org.chengqing.replies.ReviewPage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Turns revisions of the catalogue into events and deliveries. For each review it knows the last revision that it took up,
 * so that it needs no clock and misses nothing, however long the program was down. Each row is written in the transaction
 * that moves the cursor over it; the unique keys would refuse a second one anyway.
 */
final class CatalogFollower {
    /** How the catalogue notes a revision that came by import. */
    private static final String BY_IMPORT = "导入 ";

    private final Catalog catalog;
    private final Targets targets;
    private final Deliveries deliveries;
    private final Payload payload;
    private final SyndicationSettings settings;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Runnable newDeliveries;
    private final Clock clock;

    CatalogFollower(
            Catalog catalog,
            Targets targets,
            Deliveries deliveries,
            Payload payload,
            SyndicationSettings settings,
            JdbcClient jdbc,
            TransactionOperations transactions,
            Runnable newDeliveries,
            Clock clock) {
        this.catalog = catalog;
        this.targets = targets;
        this.deliveries = deliveries;
        this.payload = payload;
        this.settings = settings;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.newDeliveries = newDeliveries;
        this.clock = clock;
    }

    /** A review with revisions that were not taken up. */
    private record Unseen(ClaimReviewId id, int seen, int revision) {}

    /** A review with what those revisions change, in their order. */
    private record Step(Unseen unseen, List<ReviewChange> changes) {}

    /** Takes up everything that is new. Blocks on JDBC. */
    void follow() {
        long generation = catalog.generation();
        if (generation == cursor()) {
            return;
        }
        if (targets.all().isEmpty()) {
            passOver(generation);
            return;
        }
        List<Unseen> some = unseen();
        while (!some.isEmpty() && !Thread.currentThread().isInterrupted()) {
            List<Step> steps = some.stream().map(this::step).toList();
            transactions.executeWithoutResult(_ -> take(steps));
            some = unseen();
        }
        if (some.isEmpty()) {
            // as of before the look, so that a change since then is looked for again
            moveCursor(generation);
        }
    }

    private long cursor() {
        return jdbc.sql("SELECT generation FROM syndication_cursor")
                .query(Long.class)
                .single();
    }

    private void moveCursor(long generation) {
        jdbc.sql("UPDATE syndication_cursor SET generation = ?")
                .param(generation)
                .update();
    }

    /** Nobody is told: whoever comes later does not get the past. */
    private void passOver(long generation) {
        transactions.executeWithoutResult(_ -> {
            lock();
            jdbc.sql("""
                            INSERT INTO syndication_seen AS s (id, number) SELECT id, revision FROM claim_review
                            ON CONFLICT (id) DO UPDATE SET number = excluded.number WHERE s.number < excluded.number""").update();
            moveCursor(generation);
        });
    }

    private List<Unseen> unseen() {
        return jdbc.sql("""
                        SELECT c.id, coalesce(s.number, 0) AS seen, c.revision
                        FROM claim_review c LEFT JOIN syndication_seen s ON s.id = c.id
                        WHERE c.revision > coalesce(s.number, 0) ORDER BY c.updated_at, c.id LIMIT ?""")
                .param(settings.batch())
                .query((row, _) ->
                        new Unseen(new ClaimReviewId(row.getString("id")), row.getInt("seen"), row.getInt("revision")))
                .list();
    }

    /** Read outside of the transaction: revisions never change. */
    private Step step(Unseen unseen) {
        List<Revision> history = settings.imports() ? List.of() : catalog.history(unseen.id());
        List<ReviewChange> changes = new ArrayList<>();
        @Nullable
        ClaimReview before = unseen.seen() == 0
                ? null
                : catalog.revision(unseen.id(), unseen.seen()).orElse(null);
        for (int number = unseen.seen() + 1; number <= unseen.revision(); number++) {
            ClaimReview after = catalog.revision(unseen.id(), number).orElseThrow();
            if (settings.imports() || !isImport(history, number)) {
                ReviewChange.between(before, after).ifPresent(changes::add);
            }
            before = after;
        }
        return new Step(unseen, changes);
    }

    private static boolean isImport(List<Revision> history, int number) {
        return history.stream()
                .anyMatch(it -> it.number() == number && it.note().startsWith(BY_IMPORT));
    }

    private void take(List<Step> steps) {
        lock();
        boolean any = false;
        for (Step step : steps) {
            if (advance(step.unseen())) {
                step.changes().forEach(this::tell);
                any |= !step.changes().isEmpty();
            }
        }
        if (any) {
            newDeliveries.run();
        }
    }

    /** One instance at a time. */
    private void lock() {
        jdbc.sql("SELECT generation FROM syndication_cursor FOR UPDATE")
                .query(Long.class)
                .single();
    }

    /** False when another instance took it up meanwhile. */
    private boolean advance(Unseen unseen) {
        return jdbc.sql("""
                        INSERT INTO syndication_seen AS s (id, number) VALUES (:id, :to)
                        ON CONFLICT (id) DO UPDATE SET number = excluded.number WHERE s.number = :from""")
                        .param("id", unseen.id().value())
                        .param("from", unseen.seen())
                        .param("to", unseen.revision())
                        .update()
                > 0;
    }

    private void tell(ReviewChange change) {
        List<Target> told = targets.all().stream()
                .filter(target -> target.events().contains(change.type()))
                .toList();
        if (told.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Instant due = due(change, now);
        event(change).ifPresent(event -> told.forEach(target -> deliveries.add(target.name(), event, due, now)));
    }

    /** A review that begins to hold on a later day is told on that day, when its page is there. */
    private static Instant due(ReviewChange change, Instant now) {
        LocalDate from = change.after().validity().from();
        if (from == null || change.type() == EventType.WITHDRAWN) {
            return now;
        }
        Instant begins = from.atStartOfDay(ReviewPage.OFFICE_ZONE).toInstant();
        return begins.isAfter(now) ? begins : now;
    }

    private Optional<Long> event(ReviewChange change) {
        ClaimReview after = change.after();
        return jdbc.sql("""
                        INSERT INTO syndication_event (message, review, revision, type, claim, body, at)
                        VALUES (:message, :review, :revision, :type, :claim, :body, :at)
                        ON CONFLICT DO NOTHING RETURNING id""")
                .param("message", Payload.id(change))
                .param("review", after.id().value())
                .param("revision", after.revision())
                .param("type", change.type().name())
                .param("claim", after.claim().text())
                .param("body", payload.of(change))
                .param("at", utc(after.updatedAt()))
                .query(Long.class)
                .optional();
    }
}
