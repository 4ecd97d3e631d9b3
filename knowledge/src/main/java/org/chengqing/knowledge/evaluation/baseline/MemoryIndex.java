package org.chengqing.knowledge.evaluation.baseline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Texts in a Lucene index in memory, found by number; BM25 as Lucene comes. */
final class MemoryIndex {
    static final String FIELD = "text";

    private final IndexSearcher searcher;

    MemoryIndex(List<String> texts, Analyzer analyzer) {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            for (String text : texts) {
                Document document = new Document();
                document.add(new TextField(FIELD, text, Field.Store.NO));
                writer.addDocument(document);
            }
            writer.forceMerge(1); // keeps the order, so that a document's number is its text's
            writer.commit();
            searcher = new IndexSearcher(DirectoryReader.open(directory));
        } catch (IOException e) {
            throw new UncheckedIOException("indexing in memory", e);
        }
    }

    List<ScoreDoc> search(Query query, int most) {
        try {
            return List.of(searcher.search(query, most).scoreDocs);
        } catch (IOException e) {
            throw new UncheckedIOException("searching in memory", e);
        }
    }

    IndexSearcher searcher() {
        return searcher;
    }
}
