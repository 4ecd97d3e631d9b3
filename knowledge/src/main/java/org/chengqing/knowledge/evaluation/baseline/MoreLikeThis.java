package org.chengqing.knowledge.evaluation.baseline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.email.UAX29URLEmailTokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.TermQuery;

/**
 * Elasticsearch's {@code more_like_this} as Cofacts asks it: the 25 terms of a text with the highest tf·idf that some
 * article holds; up to ten must all be found, of more 70 %.
 */
final class MoreLikeThis {
    private static final int TERMS = 25;
    private static final int ALL_UP_TO = 10;
    private static final double ELSE_OF_ALL = 0.7;

    private static final Analyzer ANALYZER = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String fieldName) {
            Tokenizer words = new UAX29URLEmailTokenizer();
            TokenStream pairs = new CJKBigramFilter(new LowerCaseFilter(new CJKWidthFilter(words)));
            return new TokenStreamComponents(words, new StopFilter(pairs, EnglishAnalyzer.getDefaultStopSet()));
        }
    };

    private final MemoryIndex index;

    private record Weighed(Term term, double weight) {}

    MoreLikeThis(List<String> articles) {
        index = new MemoryIndex(articles, ANALYZER);
    }

    /** The numbers of the articles that are like the text, best first. */
    List<Integer> like(String text, int most) {
        List<Weighed> terms = weighed(text).stream()
                .sorted(Comparator.comparingDouble(Weighed::weight).reversed())
                .limit(TERMS)
                .toList();
        if (terms.isEmpty()) {
            return List.of();
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        terms.forEach(one -> query.add(new TermQuery(one.term), Occur.SHOULD));
        query.setMinimumNumberShouldMatch(
                terms.size() <= ALL_UP_TO ? terms.size() : (int) (terms.size() * ELSE_OF_ALL));
        return index.search(query.build(), most).stream().map(hit -> hit.doc).toList();
    }

    private List<Weighed> weighed(String text) {
        IndexReader reader = index.searcher().getIndexReader();
        return counted(text).entrySet().stream()
                .map(entry -> weighed(reader, new Term(MemoryIndex.FIELD, entry.getKey()), entry.getValue()))
                .filter(one -> one.weight > 0)
                .toList();
    }

    private static Weighed weighed(IndexReader reader, Term term, int count) {
        try {
            int articles = reader.docFreq(term);
            double idf = Math.log((reader.maxDoc() + 1.0) / (articles + 1.0)) + 1;
            return new Weighed(term, articles == 0 ? 0 : count * idf);
        } catch (IOException e) {
            throw new UncheckedIOException("counting " + term, e);
        }
    }

    private static Map<String, Integer> counted(String text) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        try (TokenStream stream = ANALYZER.tokenStream(MemoryIndex.FIELD, text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                counts.merge(term.toString(), 1, Integer::sum);
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("reading a string", e);
        }
        return counts;
    }
}
