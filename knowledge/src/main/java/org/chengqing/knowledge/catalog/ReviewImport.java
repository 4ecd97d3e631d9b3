package org.chengqing.knowledge.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.chengqing.knowledge.catalog.ImportResult.AlreadyImported;
import org.chengqing.knowledge.catalog.ImportResult.Imported;

/**
 * Takes reviews from JSON Lines, YAML and CSV files into the catalogue: all rows in one transaction or none, every
 * error told with its line, a row that changes nothing leaves no trace. Files are streamed; a file larger than memory
 * may be imported. The rule that a release needs a source binds people, not files: what an office publishes by import
 * may come from collections that name none. Blocks on files and JDBC.
 */
public final class ReviewImport {
    /** Most errors that are told in full; the others are counted. */
    public static final int MAX_ERRORS = 1000;

    private final Transactions transactions;
    private final Clock clock;

    /** Imports into the tables of migration V100. */
    public ReviewImport(DataSource dataSource, Clock clock) {
        this.transactions = new Transactions(dataSource);
        this.clock = clock;
    }

    /**
     * Imports one file.
     *
     * @throws IOException when it cannot be read; nothing was taken
     */
    public ImportResult run(Path file, ImportOrder order, ImportProgress progress) throws IOException {
        return transactions.<ImportResult, IOException>write(
                connection -> run(connection, Optional.empty(), List.of(file), order, progress));
    }

    /**
     * Imports a set of files, unless a set of this name was imported before, by whatever instance.
     *
     * @throws IOException when one cannot be read; nothing was taken
     */
    public ImportResult runOnce(String name, List<Path> files, ImportOrder order) throws IOException {
        return transactions.<ImportResult, IOException>write(connection -> {
            Optional<Instant> before = OneTimeImports.find(connection, name);
            return before.isPresent()
                    ? new AlreadyImported(before.get())
                    : run(connection, Optional.of(name), files, order, ImportProgress.NONE);
        });
    }

    private ImportResult run(
            Connection connection,
            Optional<String> onceAs,
            List<Path> files,
            ImportOrder order,
            ImportProgress progress)
            throws SQLException, IOException {
        ImportFindings findings = new ImportFindings();
        ImportStage stage = new ImportStage(connection);
        stage(stage, files, order, progress, findings);
        stage.eachDuplicate((file, line, id, first) ->
                findings.error(file, nameOf(files.get(file)), line, "id “" + id + "”与前面（第 " + first + " 行）的重复"));
        ReviewTable.lock(connection);
        stage.eachWithoutSuccessor((file, line, id, successor) ->
                findings.error(file, nameOf(files.get(file)), line, "“supersededBy”指向的“" + successor + "”不存在或就是它自己"));
        ImportGate gate = new ImportGate(connection, order.by());
        if (order.forReview()) {
            gate.eachRefused(
                    (file, line, id, why) -> findings.error(file, nameOf(files.get(file)), line, "“" + id + "”" + why));
        }
        if (findings.hasErrors()) {
            return findings.refused();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (onceAs.isPresent() && !OneTimeImports.add(connection, onceAs.get(), now)) {
            return new AlreadyImported(
                    OneTimeImports.find(connection, onceAs.get()).orElse(now));
        }
        long proposed = order.forReview() ? gate.propose(now, "导入 " + namesOf(files)) : 0;
        long unchanged = stage.dropUnchanged(order.stateForRowsWithoutOne());
        long touched = stage.size();
        long changed = touched == 0 ? 0 : stage.apply(now, order.by(), "导入 " + namesOf(files));
        long generation = touched == 0 ? ReviewTable.generation(connection) : ReviewTable.nextGeneration(connection);
        return new Imported(touched - changed, changed, proposed, unchanged, generation, findings.notices());
    }

    private static void stage(
            ImportStage stage, List<Path> files, ImportOrder order, ImportProgress progress, ImportFindings findings)
            throws SQLException, IOException {
        long total = 0;
        for (Path file : files) {
            total += Files.size(file);
        }
        long before = 0;
        for (int i = 0; i < files.size(); i++) {
            Path file = files.get(i);
            Optional<ReviewFormat> format = ReviewFormat.of(file);
            if (format.isEmpty()) {
                findings.error(i, nameOf(file), 0, "不认识这种文件：应以 .jsonl、.yml、.yaml 或 .csv 结尾");
                continue;
            }
            try (InputStream in = new CountedInput(Files.newInputStream(file), progress, before, total)) {
                new FileStaging(stage, i, nameOf(file), order, findings)
                        .run(format.get().read(in));
            }
            before += Files.size(file);
        }
        stage.flush();
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String namesOf(List<Path> files) {
        return files.stream().map(ReviewImport::nameOf).limit(20).collect(Collectors.joining("、"));
    }
}
