package org.chengqing.knowledge.catalog;

import java.util.Optional;
import org.chengqing.knowledge.claim.ClaimReview;

/** What became of a change of a proposal. All but the first three left no trace. */
public sealed interface ProposalResult {
    /** The proposal as it stands now. */
    record Kept(Proposal proposal) implements ProposalResult {}

    /** It is the released content now, in the generation that it made; the proposal is gone. */
    record Released(ClaimReview review, long generation) implements ProposalResult {}

    /** It is thrown away. */
    record Dropped(Proposal proposal) implements ProposalResult {}

    /** There is no such review, or none that is released. */
    record NotReleased() implements ProposalResult {}

    /** Somebody else changed the review or the proposal in between; this is what they left. */
    record Stale(ClaimReview review, Optional<Proposal> proposal) implements ProposalResult {}

    /** Whoever wrote it cannot release it. */
    record OwnWork() implements ProposalResult {}

    /** It says what is released already. */
    record NothingNew() implements ProposalResult {}

    /** What is published names at least one source. */
    record NoSource() implements ProposalResult {}

    /** It is not where this step begins. */
    record WrongState(Proposal proposal) implements ProposalResult {}
}
