package org.chengqing.command;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.chengqing.channel.Reply;
import org.chengqing.channel.Reply.Part;
import org.chengqing.conversation.Rehearsal;
import org.chengqing.conversation.intent.Intent;
import org.chengqing.conversation.intent.Understanding;
import org.chengqing.knowledge.matching.Evidence;
import org.chengqing.knowledge.matching.MatchOutcome;
import org.chengqing.knowledge.matching.ScoredCandidate;

/** Writes a rehearsal for the terminal: the answer first, then its reasons. */
final class RehearsalText {
    private RehearsalText() {}

    static String of(Rehearsal rehearsal) {
        StringBuilder out = new StringBuilder();
        understanding(rehearsal.understanding(), out);
        reply(rehearsal.reply(), out);
        MatchOutcome outcome = rehearsal.outcome();
        if (outcome != null) {
            out.append("\n匹配：").append(label(outcome)).append('\n');
            evidence(outcome.evidence(), out);
        }
        return out.toString();
    }

    private static void understanding(Understanding understanding, StringBuilder out) {
        out.append("意图：").append(understanding.intent().code()).append('\n');
        if (!understanding.reasons().isEmpty()) {
            out.append("依据：")
                    .append(understanding.reasons().stream()
                            .map(Understanding.Reason::inWords)
                            .collect(Collectors.joining("，")))
                    .append('\n');
        }
        out.append("概率：")
                .append(understanding.probabilities().entrySet().stream()
                        .sorted(Map.Entry.<Intent, Double>comparingByValue().reversed())
                        .limit(3)
                        .map(each -> String.format(
                                Locale.ROOT, "%s %.2f", each.getKey().code(), each.getValue()))
                        .collect(Collectors.joining("，")))
                .append("\n\n");
    }

    private static String label(MatchOutcome outcome) {
        return switch (outcome) {
            case MatchOutcome.Confirmed confirmed ->
                confirmed.matches().stream()
                        .map(match -> match.review().id().value())
                        .collect(Collectors.joining("、", "确认 ", ""));
            case MatchOutcome.Ambiguous ambiguous ->
                "候选 " + ambiguous.candidates().size() + " 条";
            case MatchOutcome.NoMatch _ -> "无";
        };
    }

    static void reply(Reply reply, StringBuilder out) {
        for (Part part : reply.parts()) {
            switch (part) {
                case Part.Text text -> out.append(text.text()).append('\n');
                case Part.Card card -> card(card, out);
                case Part.Picture picture ->
                    out.append("[图片 ").append(picture.path()).append("]\n");
            }
        }
        reply.quickReplies()
                .forEach(quick -> out.append("  [").append(quick.label()).append("]\n"));
    }

    private static void card(Part.Card card, StringBuilder out) {
        out.append("【").append(card.rating()).append("】").append(card.claim()).append('\n');
        out.append(card.conclusion()).append('\n');
        card.sources().forEach(source -> {
            out.append("依据：").append(source.name());
            if (source.title() != null) {
                out.append("《").append(source.title()).append("》");
            }
            if (source.address() != null) {
                out.append(' ').append(source.address());
            }
            out.append('\n');
        });
        out.append("核查日期：").append(card.checkedOn()).append('\n');
        out.append("全文：/r/").append(card.reviewId()).append('\n');
    }

    private static void evidence(Evidence evidence, StringBuilder out) {
        out.append("理由：").append(evidence.reason()).append('\n');
        out.append("比较的文字：").append(evidence.normalised()).append('\n');
        out.append(String.format(
                Locale.ROOT,
                "阈值：确认 %.2f，候选 %.2f；目录第 %d 代%n",
                evidence.confirmThreshold(),
                evidence.candidateThreshold(),
                evidence.generation()));
        for (ScoredCandidate candidate : evidence.candidates()) {
            out.append(String.format(Locale.ROOT, "  %.3f  %s", candidate.score(), candidate.id()));
            out.append("  经由").append(String.join("、", candidate.views()));
            if (!candidate.facts().isEmpty()) {
                out.append("  ").append(String.join("；", candidate.facts()));
            }
            out.append('\n')
                    .append("         ")
                    .append(features(candidate.features()))
                    .append('\n');
        }
    }

    private static String features(Map<String, Double> features) {
        return features.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(feature -> String.format(Locale.ROOT, "%s=%.2f", feature.getKey(), feature.getValue()))
                .collect(Collectors.joining(" "));
    }
}
