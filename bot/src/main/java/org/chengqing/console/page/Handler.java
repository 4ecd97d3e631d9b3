package org.chengqing.console.page;

import java.io.IOException;

/** What a route does. Runs on a virtual thread and may block. */
@FunctionalInterface
public interface Handler {
    /** The answer to a visit; a {@code DataAccessException} becomes a page that says to try again. */
    Answer handle(Visit visit) throws IOException;
}
