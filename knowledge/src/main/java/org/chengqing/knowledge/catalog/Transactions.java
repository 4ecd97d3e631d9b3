package org.chengqing.knowledge.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Runs work in one transaction of its own: kept when it returns, undone when it throws. */
final class Transactions {
    private final DataSource dataSource;

    Transactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Work on a connection. */
    @FunctionalInterface
    interface Work<T, X extends Exception> {
        T on(Connection connection) throws SQLException, X;
    }

    <T, X extends Exception> T write(Work<T, X> work) throws X {
        return run(work, Connection.TRANSACTION_READ_COMMITTED, false);
    }

    /** All statements of the work see the same state of the database. */
    <T, X extends Exception> T read(Work<T, X> work) throws X {
        return run(work, Connection.TRANSACTION_REPEATABLE_READ, true);
    }

    private <T, X extends Exception> T run(Work<T, X> work, int isolation, boolean readOnly) throws X {
        try (Connection connection = dataSource.getConnection()) {
            int isolationBefore = connection.getTransactionIsolation();
            connection.setTransactionIsolation(isolation);
            connection.setReadOnly(readOnly);
            connection.setAutoCommit(false);
            boolean kept = false;
            try {
                T result = work.on(connection);
                connection.commit();
                kept = true;
                return result;
            } finally {
                if (!kept) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
                connection.setReadOnly(false);
                connection.setTransactionIsolation(isolationBefore);
            }
        } catch (SQLException failure) {
            throw new CatalogUnavailable(failure);
        }
    }
}
