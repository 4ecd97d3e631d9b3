package org.chengqing.knowledge.catalog;

import java.time.Instant;
import java.util.List;

/** What became of an import: everything was taken, or nothing. */
public sealed interface ImportResult {
    /**
     * The catalogue holds what the files say.
     *
     * @param proposed released reviews whose new content waits for its release
     * @param generation the catalogue's generation after it; a new one only where something was added or changed
     * @param notices what was left out and did no harm, in Chinese
     */
    record Imported(long added, long changed, long proposed, long unchanged, long generation, List<String> notices)
            implements ImportResult {
        /** Copies the list. */
        public Imported {
            notices = List.copyOf(notices);
        }

        /** Without proposals. */
        public Imported(long added, long changed, long unchanged, long generation, List<String> notices) {
            this(added, changed, 0, unchanged, generation, notices);
        }
    }

    /**
     * Nothing was taken.
     *
     * @param errors in the order of files and lines, at most {@value ReviewImport#MAX_ERRORS}
     * @param errorCount how many there were in all
     */
    record Refused(List<ImportError> errors, long errorCount, List<String> notices) implements ImportResult {
        /** Copies the lists. */
        public Refused {
            errors = List.copyOf(errors);
            notices = List.copyOf(notices);
        }
    }

    /** A set that is imported once ever was imported then. */
    record AlreadyImported(Instant at) implements ImportResult {}
}
