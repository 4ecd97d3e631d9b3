package org.chengqing.broadcast;

import java.util.Optional;
import java.util.stream.Collectors;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.catalog.Catalog;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.Rating;
import org.chengqing.questions.Askers;
import org.jspecify.annotations.Nullable;

/** Proposes what to tell those who hold an old judgement: what it was, and what it is now. Blocks. */
public final class Corrections {
    private static final int LONGEST_CLAIM = 60;

    private final Catalog catalog;
    private final KnowledgeBase knowledge;
    private final Askers askers;
    private final CorrectionSettings settings;

    Corrections(Catalog catalog, KnowledgeBase knowledge, Askers askers, CorrectionSettings settings) {
        this.catalog = catalog;
        this.knowledge = knowledge;
        this.askers = askers;
        this.settings = settings;
    }

    /**
     * A proposal, for staff to change.
     *
     * @param review the one that stands, null where it was withdrawn
     */
    public record Proposal(String words, @Nullable ClaimReviewId review) {}

    /** What to tell; empty where there is no such rebuttal or nobody holds an old judgement of it. */
    public Optional<Proposal> of(ClaimReviewId id) {
        String old = askers.heldWrongly(id).stream()
                .map(Rating::label)
                .sorted()
                .distinct()
                .collect(Collectors.joining("】或【"));
        return catalog.find(id).filter(_ -> !old.isEmpty()).map(known -> {
            Optional<ClaimReview> standing = knowledge.released(id);
            String words = standing.map(it ->
                            settings.changed().replace("{new}", it.rating().label()))
                    .orElse(settings.withdrawn())
                    .replace("{old}", old)
                    .replace("{claim}", shown(known.claim().text()));
            return new Proposal(
                    words.substring(0, Math.min(words.length(), BroadcastDraft.LONGEST_WORDS)),
                    standing.map(ClaimReview::id).orElse(null));
        });
    }

    private static String shown(String claim) {
        String line = claim.replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST_CLAIM
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_CLAIM - 1)) + "…";
    }
}
