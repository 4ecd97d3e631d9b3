package org.chengqing.knowledge.catalog;

import java.io.Serial;
import java.sql.SQLException;

/** PostgreSQL did not do what was asked; nothing of it was kept. */
public final class CatalogUnavailable extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    CatalogUnavailable(SQLException cause) {
        super("catalogue: " + cause.getMessage(), cause);
    }
}
