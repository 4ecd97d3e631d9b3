package org.chengqing.console.machine;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.chengqing.console.page.Answer;
import org.chengqing.console.page.MenuItem;
import org.chengqing.console.page.Route;
import org.chengqing.console.page.Section;
import org.chengqing.console.page.Visit;
import org.chengqing.intake.TipOffFigures;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.catalog.Catalog;
import org.chengqing.knowledge.catalog.CatalogHistory;
import org.chengqing.knowledge.catalog.CatalogUnavailable;
import org.chengqing.knowledge.claim.ReviewState;
import org.chengqing.outbox.JobFigures;
import org.chengqing.outbox.MailFigures;
import org.chengqing.outbox.MailState;
import org.chengqing.outbox.Outbox;
import org.chengqing.retention.Retention;
import org.chengqing.staff.Permission;
import org.chengqing.statistics.Instances;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the machine is. What the database would tell is left out while it is away: the page is needed then most. */
@Component
@ConditionalOnWebApplication
final class Machine implements Section {
    private static final int DELETIONS = 15;
    private static final MediaType METERS =
            new MediaType(MediaType.TEXT_PLAIN, Map.of("version", "0.0.4", "charset", "utf-8"));

    private final Servers servers;
    private final DiskUse disk;
    private final SettingsInForce settings;
    private final LastErrors errors;
    private final Queues queues;
    private final Instances instances;
    private final Retention retention;
    private final Knowledge knowledge;
    private final ObjectProvider<PrometheusMeterRegistry> meters;

    /** What is asked about mail and jobs. */
    @Component
    @ConditionalOnWebApplication
    record Queues(Outbox outbox, MailFigures mails, JobFigures jobs) {}

    /** What is asked about the rebuttals. */
    @Component
    @ConditionalOnWebApplication
    record Knowledge(KnowledgeBase base, Catalog catalog, CatalogHistory history) {}

    Machine(
            JdbcClient jdbc,
            StringRedisTemplate redis,
            ConfigurableEnvironment environment,
            @Value("${chengqing.data:data}") Path data,
            TipOffFigures tipOffs,
            LastErrors errors,
            Queues queues,
            Instances instances,
            Retention retention,
            Knowledge knowledge,
            ObjectProvider<PrometheusMeterRegistry> meters) {
        this.servers = new Servers(jdbc, redis, environment);
        this.disk = new DiskUse(data, tipOffs);
        this.settings = new SettingsInForce(environment);
        this.errors = errors;
        this.queues = queues;
        this.instances = instances;
        this.retention = retention;
        this.knowledge = knowledge;
        this.meters = meters;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/console/system", Permission.SEE_SYSTEM, this::show),
                Route.get("/console/metrics", Permission.SEE_SYSTEM, _ -> metrics()));
    }

    @Override
    public List<MenuItem> menu() {
        return List.of(new MenuItem("系统", "/console/system", Permission.SEE_SYSTEM, 90));
    }

    private Answer show(Visit visit) {
        Map<String, Object> model = new HashMap<>();
        model.put("servers", servers.all());
        model.put("versions", Versions.all());
        model.put("uptime", Versions.uptime());
        model.put("load", Versions.load());
        model.put("disk", disk.all());
        model.put("errors", errors.lines());
        model.put("settings", settings.all());
        model.put("administrator", settings.all().getOrDefault("outbox.alarms.administrator", ""));
        model.put("destination", queues.outbox().destination());
        model.put("instances", orElse(instances::all, List.of()));
        model.put("mails", orElse(queues.mails()::undelivered, Map.<MailState, Long>of()));
        model.put("paused", orElse(() -> queues.outbox().pausedBecause().orElse(""), ""));
        model.put("jobs", orElse(queues.jobs()::queues, List.of()));
        model.put("deletions", orElse(() -> retention.record(DELETIONS), List.of()));
        model.put("knowledge", knowledge());
        return Answer.view("console/machine/system", model);
    }

    private Map<String, String> knowledge() {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("正在回答的版本", Long.toString(knowledge.base().generation()));
        rows.put("库里的版本", orElse(() -> Long.toString(knowledge.catalog().generation()), "读不到"));
        Map<ReviewState, Long> counts = orElse(knowledge.history()::counts, Map.of());
        rows.put("已发布", counts.getOrDefault(ReviewState.RELEASED, 0L) + " 条");
        rows.put("辟谣总数", counts.values().stream().mapToLong(Long::longValue).sum() + " 条");
        return rows;
    }

    private static <T> T orElse(Supplier<T> asked, T otherwise) {
        try {
            return asked.get();
        } catch (DataAccessException | CatalogUnavailable e) {
            return otherwise;
        }
    }

    private Answer metrics() {
        PrometheusMeterRegistry registry = meters.getIfAvailable();
        return registry == null
                ? new Answer.Missing()
                : new Answer.Inline(METERS, registry.scrape().getBytes(StandardCharsets.UTF_8));
    }
}
