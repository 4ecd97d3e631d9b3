package org.chengqing.outbox;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.chengqing.blobs.Blobs;
import org.chengqing.sealing.MasterKey;
import org.chengqing.servers.RealServers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An outbox on the real PostgreSQL, wired as in the program, with a transport and settings of the test's choice. */
final class Desk implements AutoCloseable {
    final List<Object> events = new CopyOnWriteArrayList<>();
    private final HikariDataSource dataSource;
    final JdbcClient jdbc;
    final TransactionTemplate transactions;
    final Blobs blobs;
    final Mails mails;
    final Outbox outbox;
    final MailDelivery delivery;
    final MailSweep sweep;
    final RunningJobs running;
    volatile @Nullable RuntimeException refusalOfEvents;

    Desk(Path folder, MailTransport transport, OutboxSettings settings, Clock clock) throws IOException {
        this(folder, transport, new MailboxSearch.Nowhere(), settings, clock);
    }

    Desk(Path folder, MailTransport transport, MailboxSearch mailbox, OutboxSettings settings, Clock clock)
            throws IOException {
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(RealServers.dataSource());
        dataSource = new HikariDataSource(pool);
        jdbc = JdbcClient.create(dataSource);
        transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        blobs = OutboxFixtures.blobs(folder.resolve("blobs"));
        OutboxConfiguration wiring = new OutboxConfiguration();
        ImapSettings imap = OutboxFixtures.noMailbox();
        DataSourceTransactionManager manager = new DataSourceTransactionManager(dataSource);
        mails = wiring.mails(jdbc, manager, new MasterKey(new byte[32]));
        AtomicReference<Runnable> look = new AtomicReference<>(() -> {});
        Jobs jobs = new Jobs(jdbc, clock, () -> look.get().run());
        MailFamilies families = wiring.mailFamilies(mails, jdbc, jobs, settings, this::publish);
        MimeStore mime = wiring.mimeStore(mails, blobs, settings, clock);
        QueuePause pause = wiring.mailPause(jdbc, settings);
        delivery =
                wiring.mailDelivery(mails, families, mime, transport, mailbox, settings, imap, pause, manager, clock);
        sweep = new MailSweep(jdbc, mails, mailbox, imap, clock);
        var task = wiring.mailTask(delivery);
        JobSettings jobSettings = new JobSettings(
                4, Duration.ofMillis(100), Duration.ofSeconds(20), Duration.ofSeconds(5), Duration.ofMillis(200));
        running = new RunningJobs(
                true, dataSource, clock, jobSettings, () -> List.of(task), () -> List.of(this::reconcile));
        look.set(running::look);
        outbox = wiring.outbox(mails, families, mime, blobs, jobs, jdbc, transport, pause, manager, clock);
    }

    /** Empties the tables that tests of this run share. */
    static void clear() {
        JdbcClient jdbc = JdbcClient.create(RealServers.dataSource());
        jdbc.sql("DELETE FROM outbox_mail").update();
        jdbc.sql("DELETE FROM outbox_pause").update();
        jdbc.sql("DELETE FROM outbox_act").update();
        jdbc.sql("DELETE FROM scheduled_tasks WHERE task_name = 'mail'").update();
    }

    void enqueue(OutgoingMail mail) {
        transactions.executeWithoutResult(status -> outbox.enqueue(mail));
    }

    MailState state(String key) {
        return outbox.state(key).orElseThrow();
    }

    /** Brings every mail forward that is due, as its jobs would. */
    void advanceAll() {
        jdbc.sql("SELECT key FROM outbox_mail WHERE state NOT IN ('SENT', 'DEAD', 'SPLIT') ORDER BY key")
                .query((row, _) -> row.getString("key"))
                .list()
                .forEach(delivery::advance);
    }

    <T> T column(String key, String column, Class<T> type) {
        return jdbc.sql("SELECT " + column + " FROM outbox_mail WHERE key = ?")
                .param(key)
                .query(type)
                .single();
    }

    List<String> attempts(String key) {
        return jdbc.sql("SELECT coalesce(outcome, 'running') FROM outbox_attempt WHERE key = ? ORDER BY number")
                .param(key)
                .query((row, _) -> row.getString(1))
                .list();
    }

    long jobs() {
        return jdbc.sql("SELECT count(*) FROM scheduled_tasks WHERE task_name = 'mail'")
                .query(Long.class)
                .single();
    }

    private void publish(Object event) {
        RuntimeException refusal = refusalOfEvents;
        if (refusal != null) {
            refusalOfEvents = null;
            throw refusal;
        }
        events.add(event);
    }

    private void reconcile() {
        outbox.reconcile();
    }

    @Override
    public void close() {
        running.stop();
        dataSource.close();
    }
}
