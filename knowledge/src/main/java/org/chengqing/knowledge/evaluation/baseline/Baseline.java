package org.chengqing.knowledge.evaluation.baseline;

import java.util.List;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.embedding.SentenceModel;

/** A simple way to rank a base. */
public interface Baseline {
    /** What people call it. */
    String name();

    /** Makes a base ready. Takes some milliseconds for each review where it needs the sentence model. */
    Ranking over(List<ClaimReview> reviews);

    /** All of them. */
    static List<Baseline> all(SentenceModel model) {
        return List.of(
                new Bm25("SmartChineseAnalyzer + BM25", new SmartChineseAnalyzer()),
                new Bm25("CJK 二元 + BM25", new CJKAnalyzer()),
                new Vectors(model),
                new CofactsRule());
    }
}
