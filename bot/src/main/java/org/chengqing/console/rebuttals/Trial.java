package org.chengqing.console.rebuttals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chengqing.console.rebuttals.Foresight.Change;
import org.chengqing.console.rebuttals.Foresight.Collision;
import org.chengqing.console.rebuttals.Foresight.Told;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.KnowledgeOptions;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.embedding.SentenceModels;
import org.chengqing.knowledge.matching.Match;
import org.chengqing.knowledge.matching.MatchOutcome;
import org.chengqing.knowledge.matching.ScoredCandidate;

/**
 * Asks the same questions of the reviews as they are and as they would be. Only one of the two indexes is in memory at
 * a time. Of other reviews only those are tried that lie near to a wording of this one.
 */
final class Trial {
    private static final int STEP = 20;
    private static final int MOST_NEAR = 60;
    private static final int MOST_CHANGES = 200;
    private static final int MOST_COLLISIONS = 100;

    private final List<ClaimReview> before;
    private final ClaimReview review;
    private final KnowledgeOptions options;
    private final SentenceModels sentences;
    private final Consumer<Foresight> progress;
    private int done;
    private int total;

    Trial(
            List<ClaimReview> released,
            ClaimReview review,
            KnowledgeOptions options,
            SentenceModels sentences,
            Consumer<Foresight> progress) {
        this.before = released;
        this.review = review;
        this.options = options;
        this.sentences = sentences;
        this.progress = progress;
    }

    Foresight run(List<String> past) {
        List<String> own = wordings(review);
        total = 2 * past.size() + own.size();
        progress.accept(Foresight.at("整理已发布的辟谣", 0, total));
        List<Told> now = answers(KnowledgeBase.over(before, options, sentences), past);
        progress.accept(Foresight.at("放进这一条", done, total));
        List<ClaimReview> others =
                before.stream().filter(it -> !it.id().equals(review.id())).toList();
        List<ClaimReview> after =
                Stream.concat(others.stream(), Stream.of(review)).toList();
        Function<String, MatchOutcome> then = KnowledgeBase.over(after, options, sentences);
        List<Told> next = answers(then, past);
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < past.size() && changes.size() < MOST_CHANGES; i++) {
            if (!now.get(i).equals(next.get(i))) {
                changes.add(new Change(past.get(i), now.get(i), next.get(i)));
            }
        }
        return new Foresight("", total, total, false, changes, collisions(then, own, others));
    }

    private List<Told> answers(Function<String, MatchOutcome> base, List<String> questions) {
        List<Told> answers = new ArrayList<>();
        for (String question : questions) {
            answers.add(told(base.apply(question)));
            tried("逐句试问");
        }
        return answers;
    }

    private void tried(String step) {
        if (++done % STEP == 0) {
            progress.accept(Foresight.at(step, done, total));
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("the program stops");
        }
    }

    private List<Collision> collisions(
            Function<String, MatchOutcome> then, List<String> own, List<ClaimReview> others) {
        List<Collision> collisions = new ArrayList<>();
        Set<ClaimReviewId> near = new LinkedHashSet<>();
        for (String wording : own) {
            MatchOutcome outcome = then.apply(wording);
            outcome.evidence().candidates().stream().map(ScoredCandidate::id).forEach(near::add);
            if (!isAlone(outcome, review.id())) {
                collisions.add(new Collision(wording, review.id(), told(outcome), "这句话不能单独认出这一条"));
            }
            tried("查找相撞的辟谣");
        }
        near.remove(review.id());
        Map<ClaimReviewId, ClaimReview> byId = new HashMap<>();
        others.forEach(other -> byId.put(other.id(), other));
        for (ClaimReviewId id : near.stream().limit(MOST_NEAR).toList()) {
            ClaimReview other = byId.get(id);
            for (String wording : other == null ? List.<String>of() : wordings(other)) {
                MatchOutcome outcome = then.apply(wording);
                if (shows(outcome, review.id()) && collisions.size() < MOST_COLLISIONS) {
                    collisions.add(new Collision(wording, id, told(outcome), "这是另一条的话，会带出这一条"));
                }
            }
        }
        return collisions;
    }

    private static List<String> wordings(ClaimReview review) {
        return Stream.concat(Stream.of(review.claim().text()), review.aliases().stream())
                .distinct()
                .toList();
    }

    private static boolean isAlone(MatchOutcome outcome, ClaimReviewId id) {
        return shown(outcome).equals(List.of(id));
    }

    private static boolean shows(MatchOutcome outcome, ClaimReviewId id) {
        return shown(outcome).contains(id);
    }

    private static List<ClaimReviewId> shown(MatchOutcome outcome) {
        List<Match> matches =
                switch (outcome) {
                    case MatchOutcome.Confirmed confirmed -> confirmed.matches();
                    case MatchOutcome.Ambiguous ambiguous -> ambiguous.candidates();
                    case MatchOutcome.NoMatch _ -> List.of();
                };
        return matches.stream().map(match -> match.review().id()).toList();
    }

    private static Told told(MatchOutcome outcome) {
        String words =
                switch (outcome) {
                    case MatchOutcome.Confirmed _ -> "直接回答";
                    case MatchOutcome.Ambiguous _ -> "给出候选";
                    case MatchOutcome.NoMatch _ -> "没有答案";
                };
        return new Told(words, shown(outcome));
    }
}
