package org.chengqing.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.chengqing.knowledge.embedding.BgeSentenceModel;
import org.chengqing.knowledge.embedding.RememberedSentences;
import org.chengqing.knowledge.embedding.SentenceModels;

/** The sentence model for one command; what it remembers of the bases goes with it, since several sets share them. */
final class TemporarySentences implements AutoCloseable {
    private static final int MEGABYTES = 2_000;

    private final Path folder;
    private final BgeSentenceModel model = new BgeSentenceModel();
    private final RememberedSentences remembered;

    TemporarySentences() throws IOException {
        folder = Files.createTempDirectory("chengqing-vectors");
        remembered = new RememberedSentences(model, folder, MEGABYTES);
    }

    /** Messages are read anew each time, as in the service. */
    SentenceModels models() {
        return new SentenceModels(model, remembered);
    }

    /** Messages are remembered too. */
    RememberedSentences remembered() {
        return remembered;
    }

    @Override
    public void close() throws IOException {
        remembered.close();
        model.close();
        List<Path> left;
        try (Stream<Path> files = Files.list(folder)) {
            left = files.toList();
        }
        for (Path file : left) {
            Files.delete(file);
        }
        Files.delete(folder);
    }
}
