package org.chengqing.knowledge.catalog;

import java.io.IOException;
import org.chengqing.knowledge.claim.ClaimReview;

/** Writes reviews in one of the formats; closing it ends the file and closes the stream below. */
interface ReviewWriter extends AutoCloseable {
    void write(ClaimReview review) throws IOException;

    @Override
    void close() throws IOException;
}
