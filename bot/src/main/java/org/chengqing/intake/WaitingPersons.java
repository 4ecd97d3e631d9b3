package org.chengqing.intake;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.chengqing.identity.Pseudonym;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Who has a notice waiting, looked up now and then: whoever asks a question must not wait for the database to learn that
 * there is nothing to be told.
 */
final class WaitingPersons implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WaitingPersons.class);

    private final Supplier<Set<String>> lookUp;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("waiting-notices").daemon().factory());
    private volatile Set<String> persons = Set.of();

    WaitingPersons(Supplier<Set<String>> lookUp) {
        this.lookUp = lookUp;
    }

    /** Looks now and then; without it only {@link #look} does. */
    void start(Duration every) {
        var _ = timer.scheduleWithFixedDelay(this::look, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Looks now; what was known stays where that fails. Blocks on JDBC. */
    void look() {
        try {
            persons = lookUp.get();
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("who has a notice waiting is not known anew", e);
        }
    }

    /** Whether this person had one at the last look. */
    boolean mayContain(Pseudonym person) {
        return persons.contains(person.value());
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
