package org.chengqing.knowledge.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.chengqing.knowledge.catalog.ProposalResult.Dropped;
import org.chengqing.knowledge.catalog.ProposalResult.Kept;
import org.chengqing.knowledge.catalog.ProposalResult.NoSource;
import org.chengqing.knowledge.catalog.ProposalResult.NotReleased;
import org.chengqing.knowledge.catalog.ProposalResult.NothingNew;
import org.chengqing.knowledge.catalog.ProposalResult.OwnWork;
import org.chengqing.knowledge.catalog.ProposalResult.Released;
import org.chengqing.knowledge.catalog.ProposalResult.Stale;
import org.chengqing.knowledge.catalog.ProposalResult.WrongState;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.ReviewContent;
import org.chengqing.knowledge.claim.ReviewState;

/**
 * Changes of released reviews that wait for their release: at most one for a review, beside it, so that the old answer
 * stays until somebody who wrote none of the new one releases it. Blocks on JDBC, is safe for many threads, and throws
 * {@link CatalogUnavailable} when the database does not answer.
 */
public final class Proposals {
    private final Transactions transactions;
    private final Clock clock;

    /** Proposals in the tables of migration V102. */
    public Proposals(DataSource dataSource, Clock clock) {
        this.transactions = new Transactions(dataSource);
        this.clock = clock;
    }

    /** What a change finds: the released review and its proposal. */
    private record Found(ClaimReview review, Optional<Proposal> proposal) {
        boolean is(int revision, int version) {
            return review.revision() == revision
                    && proposal.map(Proposal::version).orElse(0) == version;
        }
    }

    /** A change of the proposal that is there, of this version. */
    @FunctionalInterface
    private interface Change {
        ProposalResult of(Connection connection, ClaimReview review, Proposal proposal) throws SQLException;
    }

    /** The proposal for this review, if there is one. */
    public Optional<Proposal> find(ClaimReviewId id) {
        return transactions.read(connection -> ProposalTable.find(connection, id));
    }

    /**
     * Writes a proposal, or writes it anew.
     *
     * @param revision of the review that the author had before their eyes
     * @param version of the proposal that they had before their eyes, 0 for none
     * @param handIn whether it goes to the reviewers at once
     */
    public ProposalResult write(
            ClaimReviewId id,
            int revision,
            int version,
            ReviewContent content,
            boolean handIn,
            String by,
            String note) {
        return transactions.write(connection -> {
            Optional<Found> found = lock(connection, id);
            if (found.isEmpty()) {
                return new NotReleased();
            }
            ClaimReview review = found.get().review();
            if (!found.get().is(revision, version)) {
                return new Stale(review, found.get().proposal());
            }
            if (content.equals(ReviewContent.of(review))) {
                return new NothingNew();
            }
            Set<String> authors = new TreeSet<>(Set.of(by));
            found.get().proposal().ifPresent(before -> authors.addAll(before.authors()));
            return kept(connection, new Proposal(id, revision, version + 1, content, handIn, authors, by, note, now()));
        });
    }

    /** Hands the proposal to the reviewers. */
    public ProposalResult handIn(ClaimReviewId id, int version, String by, String note) {
        return change(id, version, (connection, review, proposal) -> {
            if (proposal.inReview()) {
                return new WrongState(proposal);
            }
            Set<String> authors = new TreeSet<>(proposal.authors());
            authors.add(by);
            return kept(connection, next(proposal, true, authors, by, note));
        });
    }

    /** The reviewer hands the proposal back. */
    public ProposalResult handBack(ClaimReviewId id, int version, String by, String note) {
        return change(
                id,
                version,
                (connection, review, proposal) -> proposal.inReview()
                        ? kept(connection, next(proposal, false, proposal.authors(), by, note))
                        : new WrongState(proposal));
    }

    /** Makes the proposal the released content; not for anybody who wrote or handed in any of it. */
    public ProposalResult release(ClaimReviewId id, int version, String by, String note) {
        return change(id, version, (connection, review, proposal) -> {
            if (!proposal.inReview()) {
                return new WrongState(proposal);
            }
            if (proposal.authors().contains(by)) {
                return new OwnWork();
            }
            if (proposal.content().sources().isEmpty()) {
                return new NoSource();
            }
            if (proposal.base() != review.revision()) {
                return new Stale(review, Optional.of(proposal));
            }
            ClaimReview next = proposal.content().as(id, ReviewState.RELEASED, null, review.revision() + 1, now());
            ReviewTable.update(connection, next);
            ReviewTable.addRevision(connection, next, by, note);
            ProposalTable.delete(connection, id);
            return new Released(next, ReviewTable.nextGeneration(connection));
        });
    }

    /** Throws the proposal away, also one whose review is not released any more. */
    public ProposalResult drop(ClaimReviewId id, int version) {
        return transactions.write(connection -> {
            ReviewTable.lock(connection);
            Optional<ClaimReview> review = ReviewTable.find(connection, id);
            Optional<Proposal> proposal = ProposalTable.find(connection, id);
            if (review.isEmpty() || proposal.isEmpty()) {
                return new NotReleased();
            }
            if (proposal.get().version() != version) {
                return new Stale(review.get(), proposal);
            }
            ProposalTable.delete(connection, id);
            return new Dropped(proposal.get());
        });
    }

    private ProposalResult change(ClaimReviewId id, int version, Change change) {
        return transactions.write(connection -> {
            Optional<Found> found = lock(connection, id);
            if (found.isEmpty()) {
                return new NotReleased();
            }
            Optional<Proposal> proposal = found.get().proposal();
            if (proposal.isEmpty() || proposal.get().version() != version) {
                return new Stale(found.get().review(), proposal);
            }
            return change.of(connection, found.get().review(), proposal.get());
        });
    }

    private static Optional<Found> lock(Connection connection, ClaimReviewId id) throws SQLException {
        ReviewTable.lock(connection);
        Optional<Proposal> proposal = ProposalTable.find(connection, id);
        return ReviewTable.find(connection, id)
                .filter(review -> review.state() == ReviewState.RELEASED)
                .map(review -> new Found(review, proposal));
    }

    private Proposal next(Proposal from, boolean inReview, Set<String> authors, String by, String note) {
        return new Proposal(
                from.id(), from.base(), from.version() + 1, from.content(), inReview, authors, by, note, now());
    }

    private static Kept kept(Connection connection, Proposal proposal) throws SQLException {
        ProposalTable.put(connection, proposal);
        return new Kept(proposal);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
