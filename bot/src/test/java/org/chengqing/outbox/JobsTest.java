package org.chengqing.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.chengqing.servers.RealServers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class JobsTest {
    private static final Instant NOW = OutboxFixtures.NOW;
    private static final TaskInstance<String> JOB = new TaskInstance<>("jobs-test", "1", "some data 不上");
    private static final DataSource DATABASE = RealServers.dataSource();
    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final AtomicInteger looks = new AtomicInteger();
    private final Jobs jobs = new Jobs(jdbc, Clock.fixed(NOW, ZoneOffset.UTC), looks::incrementAndGet);

    @BeforeEach
    void clear() {
        jdbc.sql("DELETE FROM scheduled_tasks WHERE task_name = 'jobs-test'").update();
    }

    @Test
    void schedules_a_job_once_and_looks_at_once() {
        assertThat(jobs.schedule(JOB, NOW)).isTrue();
        assertThat(jobs.schedule(JOB, NOW.plusSeconds(5))).isFalse();

        assertThat(jobs.exists(JOB)).isTrue();
        assertThat(due()).isEqualTo(NOW);
        assertThat(looks).hasValue(1);
        assertThat(jdbc.sql("SELECT convert_from(task_data, 'UTF8') FROM scheduled_tasks WHERE task_name = 'jobs-test'")
                        .query(String.class)
                        .single())
                .isEqualTo("\"some data 不上\"");
    }

    @Test
    void looks_only_after_the_commit() {
        transactions().executeWithoutResult(status -> {
            jobs.schedule(JOB, NOW);
            assertThat(looks).hasValue(0);
        });
        assertThat(looks).hasValue(1);

        transactions().executeWithoutResult(status -> {
            jobs.schedule(new TaskInstance<>("jobs-test", "2"), NOW);
            status.setRollbackOnly();
        });
        assertThat(looks).hasValue(1);
    }

    @Test
    void moves_a_waiting_job_and_leaves_a_running_one() {
        jobs.schedule(JOB, NOW);
        assertThat(jobs.scheduleOrMove(JOB, NOW.plusSeconds(60))).isTrue();
        assertThat(due()).isEqualTo(NOW.plusSeconds(60));

        jdbc.sql("UPDATE scheduled_tasks SET picked = true WHERE task_name = 'jobs-test'")
                .update();
        assertThat(jobs.scheduleOrMove(JOB, NOW.plusSeconds(90))).isFalse();
        assertThat(jobs.cancel(JOB)).isFalse();
        assertThat(due()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void removes_a_waiting_job() {
        jobs.schedule(JOB, NOW);

        assertThat(jobs.cancel(JOB)).isTrue();
        assertThat(jobs.exists(JOB)).isFalse();
        assertThat(jobs.cancel(JOB)).isFalse();
    }

    @Test
    void leaves_the_rest_of_a_transaction_usable_when_two_schedule_the_same_job() throws Exception {
        CountDownLatch inserted = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> transactions().executeWithoutResult(status -> {
                jobs.schedule(JOB, NOW);
                inserted.countDown();
                awaitLatch(mayCommit);
            }));
            awaitLatch(inserted);
            var second = threads.submit(() -> transactions().execute(status -> {
                boolean isNew = jobs.schedule(JOB, NOW.plusSeconds(1));
                jobs.schedule(new TaskInstance<>("jobs-test", "2"), NOW);
                return isNew;
            }));
            mayCommit.countDown();
            first.get(10, TimeUnit.SECONDS);
            assertThat(second.get(10, TimeUnit.SECONDS)).isFalse();
        }
        assertThat(jobs.exists(new TaskInstance<>("jobs-test", "2"))).isTrue();
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static TransactionTemplate transactions() {
        return new TransactionTemplate(new DataSourceTransactionManager(DATABASE));
    }

    private Instant due() {
        return jdbc.sql("SELECT execution_time FROM scheduled_tasks WHERE task_name = 'jobs-test'")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
