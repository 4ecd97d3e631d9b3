package org.chengqing.knowledge.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.chengqing.knowledge.claim.Validity;
import org.chengqing.knowledge.text.Analyzers;
import org.jspecify.annotations.Nullable;

/**
 * How an entry lies in Lucene: wordings and body, each cut by every analyzer, and the days of its validity. Document
 * numbers are the positions in the list of entries, since one thread writes one segment after another in order.
 */
final class LuceneFields {
    /** Only the head of a long body is indexed: what it is about is said there. */
    private static final int INDEXED_BODY = 800;

    static final Map<String, Analyzers> WORDINGS = Map.of(
            "wording-smartcn", Analyzers.SMARTCN, "wording-icu", Analyzers.ICU, "wording-pairs", Analyzers.PAIRS);
    /** Without smartcn, whose model is slow and adds least on long texts. */
    static final Map<String, Analyzers> BODY = Map.of("body-icu", Analyzers.ICU, "body-pairs", Analyzers.PAIRS);

    private static final String FROM = "from";
    private static final String UNTIL = "until";

    private LuceneFields() {}

    static DirectoryReader write(List<IndexedReview> entries) {
        IndexWriterConfig config = new IndexWriterConfig(analyzer()).setMergePolicy(NoMergePolicy.INSTANCE);
        try (IndexWriter writer = new IndexWriter(new ByteBuffersDirectory(), config)) {
            for (IndexedReview entry : entries) {
                writer.addDocument(document(entry));
            }
            writer.commit();
            return DirectoryReader.open(writer.getDirectory());
        } catch (IOException e) {
            throw new UncheckedIOException("indexing in memory", e);
        }
    }

    /** Entries that may answer on that day. */
    static List<Query> validOn(LocalDate day) {
        long number = day.toEpochDay();
        return List.of(
                LongPoint.newRangeQuery(FROM, Long.MIN_VALUE, number),
                LongPoint.newRangeQuery(UNTIL, number, Long.MAX_VALUE));
    }

    private static Document document(IndexedReview entry) {
        Document document = new Document();
        String wordings =
                entry.wordings().stream().map(IndexedReview.Wording::core).collect(Collectors.joining(" "));
        String body = entry.bodyCore()
                .substring(0, Math.min(INDEXED_BODY, entry.bodyCore().length()));
        WORDINGS.keySet().forEach(field -> document.add(new TextField(field, wordings, Field.Store.NO)));
        BODY.keySet().forEach(field -> document.add(new TextField(field, body, Field.Store.NO)));
        Validity validity = entry.review().validity();
        document.add(new LongPoint(FROM, dayOr(validity.from(), Long.MIN_VALUE)));
        document.add(new LongPoint(UNTIL, dayOr(validity.until(), Long.MAX_VALUE)));
        return document;
    }

    private static long dayOr(@Nullable LocalDate day, long otherwise) {
        return day == null ? otherwise : day.toEpochDay();
    }

    private static Analyzer analyzer() {
        Map<String, Analyzer> perField = new LinkedHashMap<>();
        WORDINGS.forEach((field, analyzer) -> perField.put(field, analyzer.analyzer()));
        BODY.forEach((field, analyzer) -> perField.put(field, analyzer.analyzer()));
        return new PerFieldAnalyzerWrapper(Analyzers.PAIRS.analyzer(), perField);
    }
}
