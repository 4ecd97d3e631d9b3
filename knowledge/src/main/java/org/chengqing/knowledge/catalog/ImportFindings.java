package org.chengqing.knowledge.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The errors and notices of an import, bounded: a broken file of a million lines must not fill the memory. */
final class ImportFindings {
    /** Most different notices kept. */
    private static final int MAX_NOTICES = 50;

    private final List<Located> errors = new ArrayList<>();
    private final Map<String, Notice> notices = new LinkedHashMap<>();
    private long errorCount;

    private record Located(int file, ImportError error) {}

    private record Notice(ImportError first, long count) {
        String sentence() {
            return count == 1 ? first.sentence() : first.sentence() + "（共 " + count + " 处）";
        }
    }

    void error(int file, String fileName, long line, String message) {
        errorCount++;
        if (errors.size() < ReviewImport.MAX_ERRORS) {
            errors.add(new Located(file, new ImportError(fileName, line, message)));
        }
    }

    void notice(String fileName, long line, String message) {
        if (notices.size() < MAX_NOTICES || notices.containsKey(message)) {
            notices.merge(
                    message,
                    new Notice(new ImportError(fileName, line, message), 1),
                    (old, one) -> new Notice(old.first(), old.count() + 1));
        }
    }

    boolean hasErrors() {
        return errorCount > 0;
    }

    List<String> notices() {
        return notices.values().stream().map(Notice::sentence).toList();
    }

    ImportResult.Refused refused() {
        List<ImportError> sorted = errors.stream()
                .sorted(Comparator.comparingInt(Located::file)
                        .thenComparing(located -> located.error().line()))
                .map(Located::error)
                .toList();
        return new ImportResult.Refused(sorted, errorCount, notices());
    }
}
