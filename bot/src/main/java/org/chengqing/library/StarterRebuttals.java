package org.chengqing.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.chengqing.knowledge.catalog.ImportOrder;
import org.chengqing.knowledge.catalog.ImportResult;
import org.chengqing.knowledge.catalog.ReviewImport;
import org.chengqing.knowledge.claim.ReviewState;
import org.chengqing.servers.CannotStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Imports the rebuttals that come with the program, once ever: what the office withdraws does not come back. */
final class StarterRebuttals {
    private static final Logger LOG = LoggerFactory.getLogger(StarterRebuttals.class);
    private static final String NAME = "starter-rebuttals";

    private StarterRebuttals() {}

    /** Throws {@link CannotStart} when a file is in error; a missing folder means that none are wanted. */
    static void importOnce(ReviewImport reviews, Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.list(folder)) {
            List<Path> sorted = files.filter(file -> file.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
            if (sorted.isEmpty()) {
                return;
            }
            switch (reviews.runOnce(NAME, sorted, new ImportOrder("随程序附带", ReviewState.RELEASED, true))) {
                case ImportResult.Imported imported ->
                    LOG.info("Imported {} starter rebuttals from {}", imported.added(), folder);
                case ImportResult.Refused refused -> throw new CannotStart("样例辟谣有错误：" + errors(refused));
                case ImportResult.AlreadyImported already -> LOG.debug("Starter rebuttals came in {}", already.at());
            }
        } catch (IOException e) {
            throw new CannotStart("样例辟谣目录 " + folder + " 不能读取。", e);
        }
    }

    private static String errors(ImportResult.Refused refused) {
        return refused.errors().stream()
                .limit(5)
                .map(error -> error.file() + " " + error.sentence())
                .collect(Collectors.joining("；"));
    }
}
