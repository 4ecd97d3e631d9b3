package org.chengqing.knowledge.catalog;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import org.chengqing.knowledge.claim.ClaimReview;

/** JSON Lines. */
final class JsonLinesWriter implements ReviewWriter {
    private final Writer writer;

    JsonLinesWriter(Writer writer) {
        this.writer = new BufferedWriter(writer);
    }

    @Override
    public void write(ClaimReview review) throws IOException {
        writer.write(ReviewJson.text(review));
        writer.write('\n');
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
