package org.chengqing.knowledge.catalog;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import javax.sql.DataSource;

/** Writes the catalogue as a file that {@link ReviewImport} takes back; streaming, as of one moment. Blocks. */
public final class ReviewExport {
    private final Catalog catalog;

    /** Exports from the tables of migration V100. */
    public ReviewExport(DataSource dataSource, Clock clock) {
        this.catalog = new Catalog(dataSource, clock);
    }

    /**
     * Writes the reviews that pass the filter, by id, and closes the stream.
     *
     * @return how many were written
     * @throws IOException when the stream fails; what it got is not complete
     */
    public long run(ReviewFilter filter, ReviewFormat format, OutputStream out) throws IOException {
        try (ReviewWriter writer = format.write(out)) {
            return catalog.<IOException>each(filter, writer::write);
        }
    }
}
