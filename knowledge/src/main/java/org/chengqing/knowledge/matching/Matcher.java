package org.chengqing.knowledge.matching;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.chengqing.knowledge.index.IndexedReview;
import org.chengqing.knowledge.index.ReviewIndex;
import org.chengqing.knowledge.matching.CandidateFeatures.Described;
import org.chengqing.knowledge.text.NormalisedText;

/** Decides what a text is answered with. Pure: the same text, index and day always give the same outcome. */
public final class Matcher {
    /** How many of the weighed candidates the evidence keeps. */
    private static final int EVIDENCE_KEPT = 5;

    private final MatchSettings settings;
    private final Scorer scorer = new LogisticScorer();

    private record Scored(
            IndexedReview entry, double score, double confirmFrom, boolean clash, ScoredCandidate evidence) {}

    /** A matcher with these thresholds. */
    public Matcher(MatchSettings settings) {
        this.settings = settings;
    }

    /** The thresholds. */
    public MatchSettings settings() {
        return settings;
    }

    /** What this generation knows about the text on that day. */
    public MatchOutcome match(NormalisedText text, ReviewIndex index, LocalDate today) {
        if (text.saysNothing()) {
            return new MatchOutcome.NoMatch(evidence(text, index, List.of(), "这段文字没有可以核对的内容。"));
        }
        List<IndexedReview> candidates = index.candidates(text, today, settings.candidates());
        List<Scored> scored = new CandidateFeatures(text, index)
                .describe(candidates).stream()
                        .map(this::score)
                        .sorted(Comparator.comparingDouble(Scored::score)
                                .reversed()
                                .thenComparing(one -> one.entry.review().id().value()))
                        .toList();
        return decide(text, index, scored);
    }

    private Scored score(Described candidate) {
        double score = scorer.score(candidate.features());
        Map<String, Double> named = new TreeMap<>();
        candidate
                .features()
                .forEach((feature, value) -> named.put(feature.name().toLowerCase(Locale.ROOT), value));
        ScoredCandidate evidence = new ScoredCandidate(
                candidate.entry().review().id(), score, named, candidate.facts(), candidate.clash());
        double confirmFrom = candidate.isRegional() ? settings.confirmRegionalFrom() : settings.confirmFrom();
        return new Scored(candidate.entry(), score, confirmFrom, candidate.clash(), evidence);
    }

    private MatchOutcome decide(NormalisedText text, ReviewIndex index, List<Scored> scored) {
        List<Scored> offered = scored.stream()
                .filter(one -> one.score >= settings.offerFrom())
                .limit(MatchOutcome.Ambiguous.MOST)
                .toList();
        if (offered.isEmpty()) {
            String reason = scored.isEmpty()
                    ? "库中没有词句相近的条目。"
                    : "最接近的条目相似度只有 %s，低于列为候选的 %s。".formatted(two(scored.getFirst().score), two(settings.offerFrom()));
            return new MatchOutcome.NoMatch(evidence(text, index, scored, reason));
        }
        Scored best = offered.getFirst();
        if (best.score >= best.confirmFrom && !best.clash) {
            String reason = "与“%s”相似度 %s，达到直接答复的 %s，事实没有冲突。"
                    .formatted(best.entry.review().claim(), two(best.score), two(best.confirmFrom));
            return new MatchOutcome.Confirmed(match(best), evidence(text, index, scored, reason));
        }
        String reason = best.clash
                ? "最接近的条目有事实冲突（%s），只列为候选。".formatted(String.join("；", best.evidence.facts()))
                : "最高相似度 %s，低于直接答复的 %s，列出候选由提问人选择。".formatted(two(best.score), two(best.confirmFrom));
        return new MatchOutcome.Ambiguous(
                offered.stream().map(Matcher::match).toList(), evidence(text, index, scored, reason));
    }

    private static Match match(Scored scored) {
        return new Match(scored.entry.review(), scored.score);
    }

    private Evidence evidence(NormalisedText text, ReviewIndex index, List<Scored> scored, String reason) {
        return new Evidence(
                text.folded(),
                index.generation(),
                scored.isEmpty() ? settings.confirmFrom() : scored.getFirst().confirmFrom,
                settings.offerFrom(),
                scored.stream().limit(EVIDENCE_KEPT).map(Scored::evidence).toList(),
                reason);
    }

    private static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
