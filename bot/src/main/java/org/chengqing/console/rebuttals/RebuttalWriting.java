package org.chengqing.console.rebuttals;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengqing.audit.AuditAct;
import org.chengqing.audit.AuditTrail;
import org.chengqing.console.page.Times;
import org.chengqing.knowledge.catalog.Catalog;
import org.chengqing.knowledge.catalog.ChangeResult;
import org.chengqing.knowledge.catalog.Proposal;
import org.chengqing.knowledge.catalog.ProposalResult;
import org.chengqing.knowledge.catalog.Proposals;
import org.chengqing.knowledge.catalog.ReviewStep;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.ReviewContent;
import org.chengqing.knowledge.claim.ReviewState;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * What an editor does: drafts are revised in place, new content for a released review becomes a proposal, so that
 * nothing an editor saves is seen by residents. Every change is audited. Blocks on JDBC.
 */
@Component
@ConditionalOnWebApplication
final class RebuttalWriting {
    private static final String LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";
    private static final int TAIL = 4;
    private static final int TRIES = 20;

    private final Catalog catalog;
    private final Proposals proposals;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    RebuttalWriting(Catalog catalog, Proposals proposals, AuditTrail audit, Clock clock) {
        this.catalog = catalog;
        this.proposals = proposals;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What an editor works on: the review, or the proposal for it.
     *
     * @param version of the proposal, 0 for none
     * @param author of the latest change
     */
    record Editable(ClaimReview review, int version, ReviewContent content, String author) {
        boolean released() {
            return review.state() == ReviewState.RELEASED;
        }
    }

    /** What became of a change. */
    sealed interface Saved {
        /** It is kept; a sentence says as what. */
        record Done(String sentence) implements Saved {}

        /** It cannot be; a sentence says why. */
        record Refused(String sentence) implements Saved {}

        /** Somebody else changed it in between, to this. */
        record Overtaken(Editable theirs) implements Saved {}
    }

    /** The review as an editor may change it; empty when there is none, or it was withdrawn or superseded. */
    Optional<Editable> editable(ClaimReviewId id) {
        return catalog.find(id)
                .filter(review -> review.state() != ReviewState.WITHDRAWN && review.state() != ReviewState.SUPERSEDED)
                .map(review -> review.state() == ReviewState.RELEASED
                        ? proposals.find(id).map(it -> of(review, it)).orElseGet(() -> of(review))
                        : of(review));
    }

    private Editable of(ClaimReview review) {
        String author = catalog.history(review.id()).getLast().by();
        return new Editable(review, 0, ReviewContent.of(review), author);
    }

    private static Editable of(ClaimReview review, Proposal proposal) {
        return new Editable(review, proposal.version(), proposal.content(), proposal.by());
    }

    /** A new draft under a name of the day and some letters. */
    ClaimReview create(ReviewContent content, String by) {
        String day = DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.ofInstant(clock.instant(), Times.ZONE));
        for (int i = 0; i < TRIES; i++) {
            StringBuilder id = new StringBuilder("py-").append(day).append('-');
            random.ints(TAIL, 0, LETTERS.length()).forEach(at -> id.append(LETTERS.charAt(at)));
            ChangeResult result = catalog.create(new ClaimReviewId(id.toString()), content, by, "新建");
            if (result instanceof ChangeResult.Changed changed) {
                return changed.review();
            }
        }
        throw new IllegalStateException("no free name in " + TRIES + " tries");
    }

    /** Hands a draft to the reviewers; false when it was not at that step any more. */
    boolean submit(ClaimReviewId id, int revision, String by, String note) {
        boolean done = catalog.move(id, revision, ReviewStep.SUBMIT, by, note.isEmpty() ? "送审" : note)
                instanceof ChangeResult.Changed;
        if (done) {
            audit.record(by, AuditAct.REBUTTAL_MOVED, id.value(), "送审");
        }
        return done;
    }

    /** Keeps what an editor wrote; {@code submit} hands it to the reviewers as well. */
    Saved save(
            ClaimReviewId id,
            int revision,
            int version,
            ReviewContent content,
            boolean submit,
            String by,
            String note) {
        Editable before = editable(id).orElse(null);
        if (before == null) {
            return new Saved.Refused("这一条刚刚被撤回或代替，不能再改。");
        }
        return before.released()
                ? propose(id, revision, version, content, submit, by, note)
                : revise(before, revision, content, submit, by, note);
    }

    private Saved propose(
            ClaimReviewId id,
            int revision,
            int version,
            ReviewContent content,
            boolean submit,
            String by,
            String note) {
        ProposalResult result = proposals.write(id, revision, version, content, submit, by, note);
        return switch (result) {
            case ProposalResult.Kept _ -> {
                audit.record(by, AuditAct.REBUTTAL_WRITTEN, id.value(), submit ? "修改已发布的，送审" : "修改已发布的");
                yield new Saved.Done(submit ? "修改稿已交给审核员；发布之前，居民看到的仍是原来的。" : "修改稿已保存；发布之前，居民看到的仍是原来的。");
            }
            case ProposalResult.Stale(var review, var proposal) ->
                new Saved.Overtaken(proposal.map(it -> of(review, it)).orElseGet(() -> of(review)));
            case ProposalResult other -> new Saved.Refused(ReviewWords.refusal(other));
        };
    }

    private Saved revise(Editable before, int revision, ReviewContent content, boolean submit, String by, String note) {
        ClaimReviewId id = before.review().id();
        boolean draft = before.review().state() == ReviewState.DRAFT;
        if (before.review().revision() == revision && content.equals(before.content())) {
            return submit && draft && submit(id, revision, by, note)
                    ? new Saved.Done("内容没有改动，已交给审核员。")
                    : new Saved.Done("内容没有改动。");
        }
        return switch (catalog.revise(id, revision, content, by, note.isEmpty() ? "修改" : note)) {
            case ChangeResult.Changed changed -> {
                audit.record(by, AuditAct.REBUTTAL_WRITTEN, id.value(), "修改");
                boolean submitted =
                        submit && draft && submit(id, changed.review().revision(), by, note);
                yield new Saved.Done(submitted ? "已保存，并交给审核员。" : "已保存。");
            }
            case ChangeResult.Stale(var current) -> new Saved.Overtaken(of(current));
            case ChangeResult other -> new Saved.Refused(ReviewWords.refusal(other));
        };
    }

    /**
     * Adds one wording: an alias, or a text that must not match. For a released review it becomes part of the proposal,
     * which goes to the reviewers at once.
     *
     * @throws IllegalArgumentException for a wording that no review may hold
     */
    Saved addWording(ClaimReviewId id, String wording, boolean alias, String by) {
        Editable before = editable(id).orElse(null);
        if (before == null) {
            return new Saved.Refused("这一条已不能修改。");
        }
        ReviewContent content = before.content();
        String text = ReviewContent.tidy(wording);
        List<String> target = alias ? content.aliases() : content.counterExamples();
        if (target.contains(text)) {
            return new Saved.Refused("这句话已经在里面了。");
        }
        if (target.size() >= ReviewContent.MAX_WORDINGS) {
            return new Saved.Refused("已有 " + target.size() + " 句，不能再加；请先到编辑页删去用不着的。");
        }
        List<String> aliases = new ArrayList<>(content.aliases());
        List<String> counterExamples = new ArrayList<>(content.counterExamples());
        aliases.remove(text);
        counterExamples.remove(text);
        (alias ? aliases : counterExamples).add(text);
        ReviewContent more = new ReviewContent(
                content.claim(),
                content.rating(),
                content.conclusion(),
                content.body(),
                content.sources(),
                content.region(),
                content.category(),
                aliases,
                counterExamples,
                content.facts(),
                content.validity(),
                content.sample());
        String note = alias ? "试问后加了一句别的说法" : "试问后加了一句不要匹配的话";
        return save(id, before.review().revision(), before.version(), more, before.released(), by, note);
    }
}
