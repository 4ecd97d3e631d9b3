package org.chengqing.knowledge.matching;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chengqing.knowledge.embedding.SentenceModel;
import org.chengqing.knowledge.index.IndexedReview;
import org.chengqing.knowledge.index.ReviewIndex;
import org.chengqing.knowledge.text.NormalisedText;

/** Decides what a text is answered with. Pure: the same text, index and day always give the same outcome. */
public final class Matcher {
    /** Part of a wording that a very short text must hold to be taken for it. */
    private static final double NEARLY_WHOLE = 0.9;

    /** Lead under which two entries that both confirm are torn. */
    private static final double TORN = 0.1;

    private final MatchSettings settings;
    private final SentenceModel sentences;
    private final String version;
    private final Scoring scoring;
    private final SeveralClaims severalClaims;

    /**
     * @param settings thresholds
     * @param sentences gives texts their vectors
     * @param model scores candidates
     */
    public Matcher(MatchSettings settings, SentenceModel sentences, MatchModel model) {
        this.settings = settings;
        this.sentences = sentences;
        this.version = String.join(" ", settings.toString(), sentences.name(), model.digest());
        this.scoring = new Scoring(model, settings);
        this.severalClaims = new SeveralClaims(scoring);
    }

    /** Names settings and models: matchers of one version give the same outcomes. */
    public String version() {
        return version;
    }

    /** What this generation knows about the text on that day. */
    public MatchOutcome match(NormalisedText text, ReviewIndex index, LocalDate today) {
        if (text.saysNothing()) {
            return new MatchOutcome.NoMatch(evidence(text, index, List.of(), "这段文字没有可以核对的内容。"));
        }
        List<IndexedReview> linked = index.linked(text.links(), today);
        if (text.isWordless()) {
            return linked.isEmpty()
                    ? new MatchOutcome.NoMatch(evidence(text, index, List.of(), "只有链接，没有条目提到同样的链接。"))
                    : sameLink(text, index, linked, List.of());
        }
        Weighing weighing = Weighing.of(text, index, sentences, today, settings.candidates());
        List<Scored> scored = scoring.of(weighing);
        boolean clashes = scored.stream()
                .anyMatch(one -> linked.contains(one.entry()) && one.candidate().clash());
        if (!linked.isEmpty() && !clashes) {
            return sameLink(text, index, linked, scored);
        }
        List<Scored> several = severalClaims.answers(text, weighing, scored);
        return several.isEmpty()
                ? decide(text, index, scored, doubt(weighing, scored))
                : answerAll(text, index, several);
    }

    /** A link that a claim or an alias holds is the claim itself, whatever words go with it. */
    private MatchOutcome sameLink(
            NormalisedText text, ReviewIndex index, List<IndexedReview> linked, List<Scored> scored) {
        List<Match> matches = linked.stream()
                .limit(MatchOutcome.Ambiguous.MOST)
                .map(entry -> new Match(entry.review(), 1))
                .toList();
        Evidence evidence = evidence(
                text,
                index,
                scored,
                "来文的链接与“%s”中的链接相同。".formatted(matches.getFirst().review().claim()));
        return matches.size() == 1
                ? new MatchOutcome.Confirmed(matches, evidence)
                : new MatchOutcome.Ambiguous(matches, evidence);
    }

    private MatchOutcome answerAll(NormalisedText text, ReviewIndex index, List<Scored> answers) {
        List<Scored> shown = answers.subList(0, Math.min(MatchOutcome.Confirmed.MOST, answers.size()));
        String reason = "来文说了几件事，分别与“%s”相符，事实没有冲突。"
                .formatted(shown.stream()
                        .map(one -> one.entry().review().claim().text())
                        .collect(Collectors.joining("”“")));
        return new MatchOutcome.Confirmed(
                shown.stream().map(Scored::match).toList(), evidence(text, index, shown, reason));
    }

    private MatchOutcome decide(NormalisedText text, ReviewIndex index, List<Scored> scored, Optional<String> doubt) {
        List<Scored> offered = scored.stream().filter(Scored::isOffered).toList();
        if (offered.isEmpty()) {
            String reason = scored.isEmpty()
                    ? "库中没有词句相近的条目。"
                    : "最接近的条目相似度只有 %s，低于列为候选的 %s。"
                            .formatted(
                                    two(scored.getFirst().score()),
                                    two(scored.getFirst().from().offer()));
            return new MatchOutcome.NoMatch(evidence(text, index, scored, reason));
        }
        Scored best = offered.getFirst();
        if (best.confirms() && doubt.isEmpty()) {
            String reason = "与“%s”相似度 %s，达到直接答复的 %s，事实没有冲突。"
                    .formatted(
                            best.entry().review().claim(),
                            two(best.score()),
                            two(best.from().confirm()));
            return new MatchOutcome.Confirmed(best.match(), evidence(text, index, scored, reason));
        }
        String reason = best.candidate().clash()
                ? "最接近的条目有事实冲突（%s），只列为候选。"
                        .formatted(String.join("；", best.evidence().facts()))
                : doubt.orElseGet(() -> "最高相似度 %s，低于直接答复的 %s，列出候选由提问人选择。"
                        .formatted(two(best.score()), two(best.from().confirm())));
        return new MatchOutcome.Ambiguous(
                offered.stream().map(Scored::match).toList(), evidence(text, index, scored, reason));
    }

    /** Why the best candidate must not answer by itself, however well it scores. */
    private static Optional<String> doubt(Weighing weighing, List<Scored> scored) {
        if (weighing.tellsOnlyWhere()) {
            return Optional.of("来文只说了地点，没有说什么事，列出候选由提问人选择。");
        }
        if (!scored.isEmpty()
                && weighing.saysLittle()
                && scored.getFirst().candidate().value(Feature.WORDING_SINGLES) < NEARLY_WHOLE) {
            return Optional.of("来文太短，可能是指别的事，列出候选由提问人选择。");
        }
        boolean two = scored.size() > 1
                && scored.get(0).confirms()
                && scored.get(1).confirms()
                && scored.get(1).score() >= scored.get(0).score() - TORN
                && !scored.get(0).saysTheSameAs(scored.get(1));
        return two ? Optional.of("有两条都很相近而说的不是一回事，列出候选由提问人选择。") : Optional.empty();
    }

    private Evidence evidence(NormalisedText text, ReviewIndex index, List<Scored> scored, String reason) {
        MatchSettings.From from =
                scored.isEmpty() ? settings.general() : scored.getFirst().from();
        return new Evidence(
                text.folded(),
                index.generation(),
                from.confirm(),
                from.offer(),
                scored.stream().map(Scored::evidence).toList(),
                reason);
    }

    private static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
