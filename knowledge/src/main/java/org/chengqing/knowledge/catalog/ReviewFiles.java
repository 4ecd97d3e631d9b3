package org.chengqing.knowledge.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengqing.knowledge.catalog.Entries.Entry;
import org.chengqing.knowledge.catalog.Entries.Fault;
import org.chengqing.knowledge.catalog.Entries.Row;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ReviewState;
import org.jspecify.annotations.Nullable;

/**
 * Reads the reviews of files into memory as an import would take them, without a catalogue: for measuring and training.
 * A row that names no state is released.
 */
public final class ReviewFiles {
    private final List<ClaimReview> reviews = new ArrayList<>();
    private final ImportFindings findings = new ImportFindings();
    private final Map<String, String> placeOfId = new HashMap<>();

    private ReviewFiles() {}

    /**
     * What stood in the files. Where there are errors the reviews are not complete.
     *
     * @param errors at most {@value ReviewImport#MAX_ERRORS} of them
     * @param notices what was passed over, in Chinese sentences
     */
    public record Contents(List<ClaimReview> reviews, List<ImportError> errors, List<String> notices) {
        /** Copies the lists. */
        public Contents {
            reviews = List.copyOf(reviews);
            errors = List.copyOf(errors);
            notices = List.copyOf(notices);
        }
    }

    /**
     * Reads the files in this order. Blocks on them.
     *
     * @throws IOException when one cannot be read
     */
    public static Contents read(List<Path> files) throws IOException {
        ReviewFiles all = new ReviewFiles();
        for (int i = 0; i < files.size(); i++) {
            all.read(i, files.get(i));
        }
        ImportResult.Refused found = all.findings.refused();
        return new Contents(all.reviews, found.errors(), found.notices());
    }

    private void read(int file, Path path) throws IOException {
        String name = String.valueOf(path.getFileName());
        Optional<ReviewFormat> format = ReviewFormat.of(path);
        if (format.isEmpty()) {
            findings.error(file, name, 0, "不认识这种文件：应以 .jsonl、.yml、.yaml 或 .csv 结尾");
            return;
        }
        try (InputStream in = Files.newInputStream(path)) {
            Entries entries = format.get().read(in);
            for (Entry entry = entries.next(); entry != null; entry = entries.next()) {
                long line = entry.line();
                switch (entry) {
                    case Fault fault -> findings.error(file, name, line, fault.message());
                    case Row row -> add(file, name, row);
                }
            }
        }
    }

    private void add(int file, String name, Row entry) {
        long line = entry.line();
        RowReader reader = new RowReader(false, notice -> findings.notice(name, line, notice));
        @Nullable ReviewRow row = reader.read(entry.fields(), error -> findings.error(file, name, line, error));
        if (row == null) {
            return;
        }
        @Nullable String earlier = placeOfId.putIfAbsent(row.id().value(), name + " 第 " + line + " 行");
        if (earlier != null) {
            findings.error(file, name, line, "id “" + row.id() + "”与 " + earlier + "的重复");
            return;
        }
        ReviewState state = row.state() == null ? ReviewState.RELEASED : row.state();
        reviews.add(row.content().as(row.id(), state, row.supersededBy(), 1, Instant.EPOCH));
    }
}
