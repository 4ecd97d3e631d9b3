package org.chengqing.console.transfer;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chengqing.audit.AuditAct;
import org.chengqing.audit.AuditTrail;
import org.chengqing.console.page.Answer;
import org.chengqing.console.page.Route;
import org.chengqing.console.page.Section;
import org.chengqing.console.page.Times;
import org.chengqing.console.page.Upload;
import org.chengqing.console.page.Visit;
import org.chengqing.knowledge.catalog.ReviewExport;
import org.chengqing.knowledge.catalog.ReviewFilter;
import org.chengqing.knowledge.catalog.ReviewFormat;
import org.chengqing.knowledge.catalog.ReviewLists;
import org.chengqing.knowledge.claim.ReviewState;
import org.chengqing.staff.Permission;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Import and export of rebuttals. */
@Component
@ConditionalOnWebApplication
final class RebuttalTransfer implements Section {
    private final RebuttalImports imports;
    private final ReviewExport export;
    private final ReviewLists lists;
    private final AuditTrail audit;
    private final Clock clock;

    RebuttalTransfer(RebuttalImports imports, ReviewExport export, ReviewLists lists, AuditTrail audit, Clock clock) {
        this.imports = imports;
        this.export = export;
        this.lists = lists;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/console/rebuttals/import", Permission.WRITE_REBUTTALS, _ -> overview()),
                Route.post("/console/rebuttals/import", Permission.WRITE_REBUTTALS, this::start),
                Route.get("/console/rebuttals/import/{number}", Permission.WRITE_REBUTTALS, this::follow),
                Route.get("/console/rebuttals/export", Permission.READ_REBUTTALS, _ -> choose()),
                Route.post("/console/rebuttals/export", Permission.READ_REBUTTALS, this::export));
    }

    private Answer overview() {
        return Answer.view("console/transfer/import", Map.of("runs", imports.all()));
    }

    private Answer start(Visit visit) {
        Upload upload = visit.upload("file").orElse(null);
        if (upload == null) {
            return invalid("请选择一个文件。");
        }
        String name = upload.filename();
        if (ReviewFormat.of(Path.of("x" + ending(name))).isEmpty()) {
            return invalid("不认识这种文件。请选择 .jsonl、.yml、.yaml 或 .csv 结尾的文件，格式见《文件格式》。");
        }
        return imports.start(upload.file(), cut(name), ending(name), visit.by())
                .map(run -> Answer.redirect("/console/rebuttals/import/" + run.number(), null))
                .orElseGet(() -> invalid("另一个导入还没有完成，请等它完成再试。"));
    }

    private Answer invalid(String problem) {
        return Answer.invalid("console/transfer/import", Map.of("runs", imports.all(), "problem", problem));
    }

    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
        return ending.matches("\\.[a-z]{1,8}") ? ending : "";
    }

    private static String cut(String name) {
        return name.length() > 80 ? name.substring(0, 80) + "…" : name;
    }

    private Answer follow(Visit visit) {
        String number = visit.path("number");
        RebuttalImports.Run run = number.matches("[1-9][0-9]{0,17}")
                ? imports.find(Long.parseLong(number)).orElse(null)
                : null;
        if (run == null) {
            return new Answer.Missing();
        }
        return Answer.view(
                visit.partial() ? "console/transfer/run :: part" : "console/transfer/run", Map.of("run", run));
    }

    private Answer choose() {
        return Answer.view(
                "console/transfer/export", Map.of("categories", lists.categories(), "regions", lists.regions()));
    }

    private Answer export(Visit visit) {
        Set<ReviewState> states = visit.fields("state").stream()
                .flatMap(name -> Arrays.stream(ReviewState.values())
                        .filter(it -> it.name().equals(name)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ReviewState.class)));
        ReviewFormat format =
                switch (visit.field("format")) {
                    case "yaml" -> ReviewFormat.YAML;
                    case "csv" -> ReviewFormat.CSV;
                    default -> ReviewFormat.JSON_LINES;
                };
        String region = visit.field("region").replace("\0", "");
        String category = visit.field("category").replace("\0", "");
        ReviewFilter filter = new ReviewFilter(
                states.isEmpty() ? EnumSet.allOf(ReviewState.class) : states,
                region.isEmpty() ? null : region,
                category.isEmpty() ? null : category);
        String name = "rebuttals-" + LocalDate.ofInstant(clock.instant(), Times.ZONE) + ending(format);
        audit.record(visit.by(), AuditAct.REBUTTALS_EXPORTED, null, name);
        return Answer.download(name, out -> export.run(filter, format, new LeftOpen(out)));
    }

    private static String ending(ReviewFormat format) {
        return switch (format) {
            case JSON_LINES -> ".jsonl";
            case YAML -> ".yml";
            case CSV -> ".csv";
        };
    }

    /** The exporter closes its stream; ours is closed by whoever opened it. */
    private static final class LeftOpen extends FilterOutputStream {
        LeftOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
