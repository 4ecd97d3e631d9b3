package org.chengqing.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One test's view of the rig that all fault tests share: residents of its own with a ledger of their own. At its end the
 * faults are healed, everything must arrive within a minute, and the ledgers must agree.
 */
final class FaultScene implements AutoCloseable {
    /** I6: how long what was held up may take once the fault has ended. */
    static final Duration DRAIN = Duration.ofMinutes(1);

    private static final Path FOLDER = folder();
    private static final @Nullable SmallDisk DATABASE_DISK = databaseDiskOrNull();
    private static final FaultRig RIG = started();
    private static final OfficeMailbox MAILBOX = mailbox();
    private static final ServiceProcess SERVICE = service();

    final Told told = new Told();
    final FaultRig rig = RIG;
    final Path folder = FOLDER;
    final ServiceProcess service = SERVICE;
    /** Who retries for half a minute, as the platform and people together would. */
    final Residents patient = RIG.residents(() -> SERVICE.webhook(Residents.ACCOUNT), 60, told);
    /** Who gives up sooner. */
    final Residents residents = RIG.residents(() -> SERVICE.webhook(Residents.ACCOUNT), 6, told);

    private final AtomicBoolean over = new AtomicBoolean();
    private final ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor();

    /** With the service running and nothing broken. */
    FaultScene() throws IOException {
        this(true);
    }

    private FaultScene(boolean running) throws IOException {
        RIG.heal();
        MAILBOX.proxy().set(new Fault.Pass());
        if (!running) {
            SERVICE.kill();
        } else if (!SERVICE.isRunning()) {
            startWarm();
        }
    }

    /** With the service not running, for a test that starts it in its own way. */
    static FaultScene withoutService() throws IOException {
        return new FaultScene(false);
    }

    /** Starts the service, and has it answer once: the first message loads what the others find loaded. */
    private static void startWarm() throws IOException {
        SERVICE.start();
        try (Residents first = RIG.residents(() -> SERVICE.webhook(Residents.ACCOUNT), 60, new Told())) {
            first.report(1);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("chengqing-fault-suite");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable SmallDisk databaseDiskOrNull() {
        try {
            return SmallDisk.isPossible() ? SmallDisk.over(FOLDER.resolve("postgres"), 600) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The disk that the database lies on; throws {@link NullPointerException} where nothing can be mounted. */
    SmallDisk databaseDisk() {
        return Objects.requireNonNull(DATABASE_DISK);
    }

    private static FaultRig started() {
        try {
            FaultRig rig = new FaultRig(FOLDER, Clock.systemUTC());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    SERVICE.close();
                    rig.close();
                    MAILBOX.close();
                    if (DATABASE_DISK != null) {
                        DATABASE_DISK.close();
                    }
                } catch (IOException e) {
                    // the JVM ends
                }
            }));
            return rig;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OfficeMailbox mailbox() {
        try {
            return new OfficeMailbox(RIG.office());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServiceProcess service() {
        try {
            return MAILBOX.settingsOf(RIG.service("service"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So many people report one after the other until {@link #quiet()}. */
    FaultScene underLoad(int people) {
        for (int i = 0; i < people; i++) {
            int more = i % 3;
            crowd.execute(() -> {
                try {
                    while (!over.get()) {
                        patient.report(more);
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        return this;
    }

    /** Lets everybody finish their report, and no new one begins. */
    void quiet() throws InterruptedException {
        over.set(true);
        crowd.shutdown();
        assertThat(crowd.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
    }

    /** Another instance of the service, on the same servers. */
    ServiceProcess secondInstance() throws IOException {
        return MAILBOX.settingsOf(RIG.secondOf("service", "second"));
    }

    /** Before the mailbox in which the service looks for mails. */
    FaultProxy toMailbox() {
        return MAILBOX.proxy();
    }

    /** Waits until everything is delivered, and compares. */
    Ledgers settled() throws IOException {
        rig.heal();
        MAILBOX.proxy().set(new Fault.Pass());
        return settledAsItIs();
    }

    /** The same without healing anything first. */
    Ledgers settledAsItIs() throws IOException {
        assertThat(Ledgers.awaitJobs(rig.database(), DRAIN))
                .as("I8 every unfinished row has its job")
                .isTrue();
        assertThat(Ledgers.awaitDelivery(rig.database(), DRAIN))
                .as("I6 everything is delivered")
                .isTrue();
        return compared();
    }

    /** Compares now. */
    Ledgers compared() throws IOException {
        Ledgers ledgers = Ledgers.compare(told, rig.office().mails(), rig.database(), service.log());
        assertThat(ledgers.broken()).isEmpty();
        return ledgers;
    }

    /** Prints what a row of the matrix saw, for docs/reliability.md. */
    void saw(String row, Object what) {
        System.out.println("SAW " + row + ": " + what + ", slowest answer " + told.slowestAnswer()
                + " ms, second tries " + told.secondTries() + ", refused " + told.refusals() + ", unanswered "
                + told.silences() + ", said instead " + told.others());
    }

    @Override
    public void close() throws IOException {
        over.set(true);
        crowd.shutdownNow();
        rig.heal();
        MAILBOX.proxy().set(new Fault.Pass());
        patient.close();
        residents.close();
    }
}
