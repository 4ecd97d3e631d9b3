package org.chengqing.knowledge.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.chengqing.knowledge.text.AnalysedText;
import org.chengqing.knowledge.text.Analyzers;

/**
 * The Lucene queries of one text: any of its rarest terms in any field. Bounded whatever the length: words are read from
 * the head of a long text only, and of each field's terms just the rarest that some review holds are asked for.
 */
final class CandidateQuery {
    private static final int WORDS_READ = 400;
    private static final int TERMS_ASKED = 24;

    private final IndexReader reader;
    private final LocalDate today;
    private final Map<Analyzers, List<String>> terms = new HashMap<>();
    private final List<Query> wordings;
    private final List<String> sounds;

    CandidateQuery(IndexReader reader, AnalysedText text, LocalDate today) {
        this.reader = reader;
        this.today = today;
        this.sounds =
                Arrays.stream(text.sounds().pairs()).mapToObj(Long::toString).toList();
        String head = text.core().substring(0, Math.min(WORDS_READ, text.core().length()));
        terms.put(Analyzers.SMARTCN, Analyzers.SMARTCN.terms(head));
        terms.put(Analyzers.ICU, Analyzers.ICU.terms(head));
        terms.put(Analyzers.PAIRS, Analyzers.PAIRS.terms(text.core()));
        wordings = clauses(LuceneFields.WORDINGS); // asked twice, looked up once
    }

    Query overWordings() {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        wordings.forEach(clause -> query.add(clause, Occur.SHOULD));
        return valid(query);
    }

    Query overWhole() {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        wordings.forEach(clause -> query.add(clause, Occur.SHOULD));
        clauses(LuceneFields.BODY).forEach(clause -> query.add(clause, Occur.SHOULD));
        return valid(query);
    }

    Query overSounds() {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        rarest(LuceneFields.SOUNDS, sounds).forEach(clause -> query.add(clause, Occur.SHOULD));
        return valid(query);
    }

    private Query valid(BooleanQuery.Builder query) {
        query.setMinimumNumberShouldMatch(1);
        LuceneFields.validOn(today).forEach(valid -> query.add(valid, Occur.FILTER));
        return query.build();
    }

    private List<Query> clauses(Map<String, Analyzers> fields) {
        List<Query> clauses = new ArrayList<>();
        fields.forEach((field, analyzer) -> clauses.addAll(rarest(field, terms.getOrDefault(analyzer, List.of()))));
        return clauses;
    }

    private List<Query> rarest(String field, List<String> asked) {
        record Counted(Term term, int reviews) {}
        return asked.stream()
                .map(text -> new Term(field, text))
                .map(term -> new Counted(term, reviewsWith(term)))
                .filter(counted -> counted.reviews > 0)
                .sorted(Comparator.comparingInt(Counted::reviews))
                .limit(TERMS_ASKED)
                .<Query>map(counted -> new TermQuery(counted.term))
                .toList();
    }

    private int reviewsWith(Term term) {
        try {
            return reader.docFreq(term);
        } catch (IOException e) {
            throw new UncheckedIOException("counting " + term, e);
        }
    }
}
