package org.chengqing.knowledge.catalog;

/** Told now and then how far an import has come, on the thread that imports. */
@FunctionalInterface
public interface ImportProgress {
    /** Tells nobody. */
    ImportProgress NONE = (read, total) -> {};

    /** Bytes read of all files so far, and bytes in total. */
    void advanced(long bytesRead, long bytesTotal);
}
