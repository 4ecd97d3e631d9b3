package org.chengqing.console.rebuttals;

import org.chengqing.knowledge.claim.ClaimReviewId;
import org.jspecify.annotations.Nullable;

/**
 * What a form is about; public methods are for templates.
 *
 * @param id null for a new rebuttal
 * @param revision that the editor has before their eyes, 0 for a new one
 * @param version of the proposal that they have before their eyes, 0 for none
 * @param released whether it is released, so that saving makes a proposal
 */
public record Draft(@Nullable ClaimReviewId id, int revision, int version, boolean released) {
    static Draft of(RebuttalWriting.Editable editable) {
        return new Draft(editable.review().id(), editable.review().revision(), editable.version(), editable.released());
    }

    /** Where the form goes to. */
    public String action() {
        return id == null ? "/console/rebuttals/new" : Pages.of(id) + "/edit";
    }
}
