package org.chengqing.knowledge.index;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.Validity;
import org.chengqing.knowledge.text.Analyzers;
import org.chengqing.knowledge.text.Syllables;
import org.jspecify.annotations.Nullable;

/**
 * How an entry lies in Lucene: its name, wordings and body, each cut by every analyzer, and the days of its validity.
 * How often a word stands in a field counts, where it stands does not.
 */
final class LuceneFields {
    /** Only the head of a long body is indexed: what it is about is said there. */
    private static final int INDEXED_BODY = 800;

    static final Map<String, Analyzers> WORDINGS = Map.of(
            "wording-smartcn", Analyzers.SMARTCN, "wording-icu", Analyzers.ICU, "wording-pairs", Analyzers.PAIRS);
    /** Without smartcn, whose model is slow and adds least on long texts. */
    static final Map<String, Analyzers> BODY = Map.of("body-icu", Analyzers.ICU, "body-pairs", Analyzers.PAIRS);

    /** Pairs of syllables of the wordings. */
    static final String SOUNDS = "wording-sounds";

    private static final String NAME = "name";
    private static final String FROM = "from";
    private static final String UNTIL = "until";
    /** Documents lie by name. */
    static final Sort ORDER = new Sort(new SortField(NAME, SortField.Type.STRING));

    private static final FieldType COUNTED = counted();

    private LuceneFields() {}

    /** The document of this review. */
    static Term name(ClaimReviewId id) {
        return new Term(NAME, id.value());
    }

    /** Entries that may answer on that day. */
    static List<Query> validOn(LocalDate day) {
        long number = day.toEpochDay();
        return List.of(
                LongPoint.newRangeQuery(FROM, Long.MIN_VALUE, number),
                LongPoint.newRangeQuery(UNTIL, number, Long.MAX_VALUE));
    }

    static Document document(IndexedReview entry) {
        Document document = new Document();
        String wordings =
                entry.wordings().stream().map(wording -> wording.text().core()).collect(Collectors.joining(" "));
        String body = entry.bodyCore()
                .substring(0, Math.min(INDEXED_BODY, entry.bodyCore().length()));
        BytesRef name = new BytesRef(entry.review().id().value());
        document.add(new StringField(NAME, name, Field.Store.NO));
        document.add(new SortedDocValuesField(NAME, name));
        WORDINGS.keySet().forEach(field -> document.add(new Field(field, wordings, COUNTED)));
        BODY.keySet().forEach(field -> document.add(new Field(field, body, COUNTED)));
        String sounds = entry.wordings().stream()
                .map(wording -> written(wording.text().sounds()))
                .collect(Collectors.joining(" "));
        document.add(new Field(SOUNDS, sounds, COUNTED));
        Validity validity = entry.review().validity();
        document.add(new LongPoint(FROM, dayOr(validity.from(), Long.MIN_VALUE)));
        document.add(new LongPoint(UNTIL, dayOr(validity.until(), Long.MAX_VALUE)));
        return document;
    }

    /** Pairs of syllables as words. */
    static String written(Syllables sounds) {
        return Arrays.stream(sounds.pairs()).mapToObj(Long::toString).collect(Collectors.joining(" "));
    }

    private static FieldType counted() {
        FieldType counted = new FieldType(TextField.TYPE_NOT_STORED);
        counted.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        counted.freeze();
        return counted;
    }

    private static long dayOr(@Nullable LocalDate day, long otherwise) {
        return day == null ? otherwise : day.toEpochDay();
    }

    static Analyzer analyzer() {
        Map<String, Analyzer> perField = new LinkedHashMap<>();
        WORDINGS.forEach((field, analyzer) -> perField.put(field, analyzer.analyzer()));
        BODY.forEach((field, analyzer) -> perField.put(field, analyzer.analyzer()));
        perField.put(SOUNDS, new WhitespaceAnalyzer());
        return new PerFieldAnalyzerWrapper(Analyzers.PAIRS.analyzer(), perField);
    }
}
