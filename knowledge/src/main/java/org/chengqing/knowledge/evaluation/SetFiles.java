package org.chengqing.knowledge.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chengqing.knowledge.catalog.ImportError;
import org.chengqing.knowledge.catalog.ReviewFiles;
import org.jspecify.annotations.Nullable;

/**
 * The files that make a set.
 *
 * @param name what people call the set
 * @param bases files of reviews, as an import reads them; at least one
 * @param queries files of labelled messages, at least one
 * @param places file of places; null where the office's own are taken
 */
public record SetFiles(
        String name,
        List<Path> bases,
        List<Path> queries,
        @Nullable Path places) {
    /** Copies the lists. */
    public SetFiles {
        bases = List.copyOf(bases);
        queries = List.copyOf(queries);
    }

    /** The same under another name. */
    public SetFiles called(String other) {
        return new SetFiles(other, bases, queries, places);
    }

    /** What became of reading a set. */
    public sealed interface Reading {
        /** It can be measured; some notices, in Chinese, tell what was passed over. */
        record Complete(EvaluationSet set, List<String> notices) implements Reading {}

        /** These errors stand in its files. */
        record Faulty(List<ImportError> errors) implements Reading {}
    }

    /**
     * Reads all files and tells all errors. Blocks on them.
     *
     * @param officePlaces the places where no file names any
     * @throws IOException when one cannot be read
     */
    public Reading read(Map<String, String> officePlaces) throws IOException {
        ReviewFiles.Contents base = ReviewFiles.read(bases);
        QueryFiles labelled = QueryFiles.read(queries);
        List<ImportError> errors = new ArrayList<>(base.errors());
        errors.addAll(labelled.errors());
        Map<String, String> above = places == null ? officePlaces : PlacesFile.read(places, errors);
        if (!errors.isEmpty()) {
            return new Reading.Faulty(List.copyOf(errors));
        }
        List<String> notices = new ArrayList<>(base.notices());
        long lost = labelled.withoutReviews(base.reviews());
        if (lost > 0) {
            notices.add("有 " + lost + " 条问题的答案都不在知识库文件里");
        }
        return new Reading.Complete(
                new EvaluationSet(name, base.reviews(), labelled.queries(), above), List.copyOf(notices));
    }
}
