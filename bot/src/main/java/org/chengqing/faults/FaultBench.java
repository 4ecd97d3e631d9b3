package org.chengqing.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The long soak: residents report while the service is killed and its servers fail at random, and in the end the ledgers
 * are compared.
 */
public final class FaultBench {
    private static final int RESIDENTS = 4;
    private static final int PATIENCE = 60;
    private static final Duration DRAIN = Duration.ofMinutes(3);

    private final Path folder;
    private final Clock clock;
    private final Consumer<String> lines;
    private final Told told = new Told();
    private volatile boolean over;

    /** With its data in this folder; what happens is told line by line in Chinese. */
    public FaultBench(Path folder, Clock clock, Consumer<String> lines) {
        this.folder = folder;
        this.clock = clock;
        this.lines = lines;
    }

    /** Runs for about this long, the drain at the end not counted. */
    public Ledgers run(Duration atMost) throws IOException, InterruptedException {
        lines.accept("正在启动数据库、邮件服务器和微信替身……");
        try (FaultRig rig = new FaultRig(folder, clock);
                ServiceProcess service = rig.service("service").start();
                Residents residents = rig.residents(() -> service.webhook(Residents.ACCOUNT), PATIENCE, told);
                ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < RESIDENTS; i++) {
                people.execute(() -> keepReporting(residents));
            }
            breakThings(rig, service, System.nanoTime() + atMost.toNanos());
            over = true;
            people.shutdown();
            people.awaitTermination(1, java.util.concurrent.TimeUnit.MINUTES);
            lines.accept("故障停止，等待剩余邮件送出……");
            Ledgers.awaitDelivery(rig.database(), DRAIN);
            return Ledgers.compare(told, rig.office().mails(), rig.database(), service.log());
        } finally {
            over = true;
        }
    }

    private void keepReporting(Residents residents) {
        try {
            while (!over) {
                boolean heard =
                        residents.report(ThreadLocalRandom.current().nextInt(5)).isPresent();
                pause(Duration.ofMillis(heard ? 100 : 500));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void breakThings(FaultRig rig, ServiceProcess service, long end) throws IOException {
        for (int number = 1; System.nanoTime() < end; number++) {
            pause(Duration.ofMillis(ThreadLocalRandom.current().nextLong(2_000, 15_000)));
            Trouble trouble = Trouble.values()[ThreadLocalRandom.current().nextInt(Trouble.values().length)];
            trouble.happen(rig, service);
            lines.accept("故障 %d：%s；已给编号 %d，邮件 %d，如实告知未保存 %d，没有应答 %d"
                    .formatted(
                            number,
                            trouble.words,
                            told.words().size(),
                            rig.office().count(),
                            told.refusals(),
                            told.silences()));
        }
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    /** What happens to the service; kills are the most frequent. */
    private enum Trouble {
        KILL("服务被强行结束，重新启动") {
            @Override
            void happen(FaultRig rig, ServiceProcess service) throws IOException {
                service.kill();
                service.start();
            }
        },
        KILL_TWICE("服务启动中又被强行结束，再启动") {
            @Override
            void happen(FaultRig rig, ServiceProcess service) throws IOException {
                service.kill();
                service.launch(List.of());
                pause(Duration.ofMillis(ThreadLocalRandom.current().nextLong(6_000)));
                service.kill();
                service.start();
            }
        },
        STOP("服务正常停止，重新启动") {
            @Override
            void happen(FaultRig rig, ServiceProcess service) throws IOException {
                service.terminate();
                if (service.awaitEnd(Duration.ofSeconds(40)) == null) {
                    service.kill();
                }
                service.start();
            }
        },
        DATABASE_KILLED("数据库被强行结束，重新启动") {
            @Override
            void happen(FaultRig rig, ServiceProcess service) throws IOException {
                rig.postgres().kill();
                pause(Duration.ofSeconds(1));
                rig.postgres().start();
            }
        },
        DATABASE_CUT("数据库连接全部断开") {
            @Override
            void happen(FaultRig rig, ServiceProcess service) {
                hold(rig.toPostgres(), rig, new Fault.Reset(), Duration.ofMillis(500));
            }
        },
        COMMIT_CUT("举报提交到数据库时连接断开") {
            @Override
            void happen(FaultRig rig, ServiceProcess service) {
                boolean carriedOut = ThreadLocalRandom.current().nextBoolean();
                hold(
                        rig.toPostgres(),
                        rig,
                        new Fault.CutCommit("insert into evidence", carriedOut),
                        Duration.ofSeconds(2));
            }
        },
        DATABASE_SILENT("数据库不应答 3 秒") {
            @Override
            void happen(FaultRig rig, ServiceProcess service) {
                hold(rig.toPostgres(), rig, new Fault.Blackhole(), Duration.ofSeconds(3));
                rig.toPostgres().set(new Fault.Reset()); // what was swallowed must not look like silence for ever
                rig.heal();
            }
        },
        REDIS_AWAY("Redis 断开 2 秒") {
            @Override
            void happen(FaultRig rig, ServiceProcess service) {
                hold(rig.toRedis(), rig, new Fault.Reset(), Duration.ofSeconds(2));
            }
        },
        MAIL_CUT("邮件服务器连接在传输中断开") {
            @Override
            void happen(FaultRig rig, ServiceProcess service) {
                hold(rig.toOffice(), rig, new Fault.CutAfter(60), Duration.ofSeconds(2));
            }
        },
        MAIL_AWAY("邮件服务器拒绝连接 2 秒") {
            @Override
            void happen(FaultRig rig, ServiceProcess service) {
                hold(rig.toOffice(), rig, new Fault.Reset(), Duration.ofSeconds(2));
            }
        };

        private final String words;

        Trouble(String words) {
            this.words = words;
        }

        abstract void happen(FaultRig rig, ServiceProcess service) throws IOException;

        private static void hold(FaultProxy proxy, FaultRig rig, Fault fault, Duration time) {
            proxy.set(fault);
            pause(time);
            rig.heal();
        }
    }
}
