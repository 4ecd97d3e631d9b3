package org.chengqing.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.chengqing.intake.TipOffState;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.metrics.Snapshot.State;
import org.chengqing.outbox.JobFigures.JobQueue;
import org.chengqing.outbox.MailState;

/** The meters of the office's work, as docs/监控.md lists them. Names stay; tags are states and never a person. */
final class OfficeMeters implements MeterBinder {
    private final Snapshot snapshot;
    private final KnowledgeBase knowledge;

    OfficeMeters(Snapshot snapshot, KnowledgeBase knowledge) {
        this.snapshot = snapshot;
        this.knowledge = knowledge;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (MailState state :
                List.of(MailState.PENDING, MailState.SENDING, MailState.RETRY, MailState.UNCERTAIN, MailState.DEAD)) {
            gauge("chengqing.mails", it -> it.mails().getOrDefault(state, 0L))
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .description("Mails that are not delivered, by state")
                    .register(registry);
        }
        gauge("chengqing.mail.oldest.undelivered", State::oldestSeconds)
                .baseUnit("seconds")
                .description("Age of the oldest mail that is not delivered; 0 for none")
                .register(registry);
        gauge("chengqing.mail.paused", it -> it.health().pausedBecause() == null ? 0 : 1)
                .description("1 while no mail can be sent")
                .register(registry);
        gauge("chengqing.mail.suspected.lost", it -> it.health().suspectedLost())
                .description("Mails that were accepted but are not in the mailbox")
                .register(registry);
        for (TipOffState state : TipOffState.values()) {
            gauge("chengqing.tip.offs", it -> it.tipOffs().getOrDefault(state, 0L))
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .description("Tip-offs by state")
                    .register(registry);
        }
        gauge("chengqing.jobs.waiting", it -> jobs(it, JobQueue::all))
                .description("Durable jobs")
                .register(registry);
        gauge("chengqing.jobs.running", it -> jobs(it, JobQueue::running))
                .description("Durable jobs that run now")
                .register(registry);
        gauge("chengqing.jobs.failing", it -> jobs(it, JobQueue::failing))
                .description("Durable jobs that failed at their last try")
                .register(registry);
        gauge("chengqing.alarms", State::alarms)
                .description("Alarms that stand now")
                .register(registry);
        gauge("chengqing.catalogue.generation", State::generation)
                .description("Generation of the catalogue in PostgreSQL")
                .register(registry);
        knowledge(registry);
    }

    private void knowledge(MeterRegistry registry) {
        Gauge.builder("chengqing.index.generation", knowledge, KnowledgeBase::generation)
                .description("Generation of the catalogue that this instance answers from")
                .register(registry);
        FunctionCounter.builder(
                        "chengqing.match.cache", knowledge, it -> it.cacheUse().hits())
                .tag("result", "hit")
                .description("Texts looked up, by whether their outcome was remembered")
                .register(registry);
        FunctionCounter.builder(
                        "chengqing.match.cache", knowledge, it -> it.cacheUse().misses())
                .tag("result", "miss")
                .description("Texts looked up, by whether their outcome was remembered")
                .register(registry);
    }

    private Gauge.Builder<Snapshot> gauge(String name, ToDoubleFunction<State> number) {
        return Gauge.builder(name, snapshot, it -> it.read(number));
    }

    private static double jobs(State state, ToLongFunction<JobQueue> count) {
        return state.jobs().stream().mapToLong(count).sum();
    }
}
