package org.chengqing.knowledge.evaluation.baseline;

import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.QueryBuilder;
import org.chengqing.knowledge.claim.ClaimReview;
import org.jspecify.annotations.Nullable;

/** Claim, aliases, conclusion and body in one field, any word of the text asked for, ranked by BM25: Lucene as it comes. */
final class Bm25 implements Baseline {
    /** The head of a text, so that its words are fewer than the 1024 clauses that a query may have. */
    private static final int WORDS_READ = 1_000;

    private final String name;
    private final Analyzer analyzer;

    Bm25(String name, Analyzer analyzer) {
        this.name = name;
        this.analyzer = analyzer;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Ranking over(List<ClaimReview> reviews) {
        MemoryIndex index = new MemoryIndex(reviews.stream().map(Bm25::text).toList(), analyzer);
        QueryBuilder queries = new QueryBuilder(analyzer);
        return (text, most) -> {
            String head = text.substring(0, Math.min(WORDS_READ, text.length()));
            @Nullable Query query = queries.createBooleanQuery(MemoryIndex.FIELD, head);
            return query == null
                    ? List.of()
                    : index.search(query, most).stream()
                            .map(hit ->
                                    new Ranking.Hit(reviews.get(hit.doc).id().value(), hit.score))
                            .toList();
        };
    }

    private static String text(ClaimReview review) {
        return String.join(
                "\n",
                Stream.of(
                                Stream.of(review.claim().text()),
                                review.aliases().stream(),
                                Stream.of(review.conclusion(), review.body()))
                        .flatMap(part -> part)
                        .toList());
    }
}
