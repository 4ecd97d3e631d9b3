package org.chengqing.knowledge.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * The three ways Lucene cuts a normalised core. smartcn knows grammar and cuts new words (新冠) into characters, ICU's
 * dictionary knows other words, and pairs of characters miss nothing; together they find what each alone would not.
 */
public final class Analyzers {
    /** Words of smartcn's hidden Markov model. */
    public static final Analyzers SMARTCN = new Analyzers(new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String fieldName) {
            return new TokenStreamComponents(new HMMChineseTokenizer());
        }
    });
    /** Words of ICU's dictionary. */
    public static final Analyzers ICU = new Analyzers(new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String fieldName) {
            return new TokenStreamComponents(new ICUTokenizer(new DefaultICUTokenizerConfig(true, true)));
        }
    });
    /** Pairs of neighbouring Chinese characters. */
    public static final Analyzers PAIRS = new Analyzers(new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String fieldName) {
            Tokenizer characters = new StandardTokenizer();
            return new TokenStreamComponents(characters, new CJKBigramFilter(characters));
        }
    });

    private final Analyzer analyzer;

    private Analyzers(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    /** The analyzer, to be shared; never to be closed. */
    public Analyzer analyzer() {
        return analyzer;
    }

    /** The distinct terms of a core in their order. */
    public List<String> terms(String core) {
        Set<String> terms = new LinkedHashSet<>();
        try (TokenStream stream = analyzer.tokenStream("", core)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("reading a string", e);
        }
        return List.copyOf(terms);
    }
}
