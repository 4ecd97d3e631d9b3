package org.chengqing.knowledge.catalog;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The entries of a file, read one by one. */
interface Entries {
    /** The next entry, null after the last. A fault of the form after which nothing can be read is the last entry. */
    @Nullable
    Entry next() throws IOException;

    /** What stands in the file from this line on, counted from 1. */
    sealed interface Entry {
        long line();
    }

    /** An entry whose form is right. */
    record Row(long line, ObjectNode fields) implements Entry {}

    /** An entry whose form is wrong, and how, in Chinese. */
    record Fault(long line, String message) implements Entry {}
}
