package org.chengqing.knowledge.evaluation.baseline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengqing.knowledge.claim.ClaimReview;

/**
 * The rule of the Taiwanese fact-checking bot Cofacts: four articles by "more like this", ranked anew by the
 * Sørensen–Dice coefficient of character pairs (rumors-api ListArticles.js, rumors-line-bot initState.ts). An article is
 * here one wording of a review. As published it answers by itself only where exactly one article is found and the
 * coefficient is 0.95; here the threshold is free and others may be found, which answers more.
 */
final class CofactsRule implements Baseline {
    /** How many articles the bot asks for. */
    private static final int ARTICLES = 4;
    /** Wordings looked through until so many different reviews are found. */
    private static final int WORDINGS = 40;

    private record Article(String id, String text) {}

    @Override
    public String name() {
        return "Cofacts 规则";
    }

    @Override
    public Ranking over(List<ClaimReview> reviews) {
        List<Article> articles = new ArrayList<>();
        for (ClaimReview review : reviews) {
            articles.add(new Article(review.id().value(), review.claim().text()));
            review.aliases()
                    .forEach(alias -> articles.add(new Article(review.id().value(), alias)));
        }
        MoreLikeThis index =
                new MoreLikeThis(articles.stream().map(Article::text).toList());
        return (text, most) -> {
            Map<String, Double> found = new HashMap<>();
            for (int at : index.like(text, WORDINGS)) {
                Article article = articles.get(at);
                if (found.size() < ARTICLES || found.containsKey(article.id)) {
                    found.merge(article.id, dice(text, article.text), Math::max);
                }
            }
            return found.entrySet().stream()
                    .map(entry -> new Ranking.Hit(entry.getKey(), entry.getValue()))
                    .sorted(Comparator.comparingDouble(Ranking.Hit::score)
                            .reversed()
                            .thenComparing(Ranking.Hit::id))
                    .limit(most)
                    .toList();
        };
    }

    /** Twice the pairs that both have, over the pairs of both; blanks do not count (npm string-similarity 4). */
    static double dice(String one, String other) {
        String first = one.replaceAll("\\s+", "");
        String second = other.replaceAll("\\s+", "");
        if (first.equals(second)) {
            return 1;
        }
        if (first.length() < 2 || second.length() < 2) {
            return 0;
        }
        Map<String, Integer> pairs = new HashMap<>();
        for (int i = 0; i + 2 <= first.length(); i++) {
            pairs.merge(first.substring(i, i + 2), 1, Integer::sum);
        }
        int shared = 0;
        for (int i = 0; i + 2 <= second.length(); i++) {
            String pair = second.substring(i, i + 2);
            int left = pairs.getOrDefault(pair, 0);
            if (left > 0) {
                pairs.put(pair, left - 1);
                shared++;
            }
        }
        return 2.0 * shared / (first.length() + second.length() - 2);
    }
}
