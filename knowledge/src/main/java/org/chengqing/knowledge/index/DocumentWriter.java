package org.chengqing.knowledge.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.chengqing.knowledge.claim.ClaimReviewId;

/**
 * One Lucene index in memory, changed by documents and read by generations. Before each reading everything is merged into
 * one segment sorted by name, without deleted documents: so the same reviews make the same index, whatever the way
 * there, its counts of terms are exact, and a document's number is its entry's position by name.
 */
final class DocumentWriter implements AutoCloseable {
    /** Holds a first build of some ten thousand reviews, so that it is written as one segment at once. */
    private static final double BUFFER_MEGABYTES = 64;

    private final IndexWriter writer;

    DocumentWriter() {
        try {
            TieredMergePolicy merging = new TieredMergePolicy();
            merging.setNoCFSRatio(0);
            IndexWriterConfig config = new IndexWriterConfig(LuceneFields.analyzer())
                    .setIndexSort(LuceneFields.ORDER)
                    .setMergePolicy(merging)
                    .setMergeScheduler(new SerialMergeScheduler())
                    .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                    .setUseCompoundFile(false);
            writer = new IndexWriter(new ByteBuffersDirectory(), config);
        } catch (IOException e) {
            throw new UncheckedIOException("opening an index in memory", e);
        }
    }

    /** A reader of what was there before, without what is gone, with what has changed or come. */
    DirectoryReader update(Collection<IndexedReview> changed, Collection<ClaimReviewId> gone) {
        try {
            for (ClaimReviewId id : gone) {
                writer.deleteDocuments(LuceneFields.name(id));
            }
            for (IndexedReview entry : changed) {
                writer.updateDocument(LuceneFields.name(entry.review().id()), LuceneFields.document(entry));
            }
            writer.forceMerge(1);
            return DirectoryReader.open(writer);
        } catch (IOException e) {
            throw new UncheckedIOException("indexing in memory", e);
        }
    }

    /** Frees the writer; readers stay open. */
    @Override
    public void close() {
        try {
            writer.rollback();
        } catch (IOException e) {
            throw new UncheckedIOException("closing an index in memory", e);
        }
    }
}
