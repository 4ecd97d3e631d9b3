package org.chengqing.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One kind of figures in the report of {@code evaluate}: of matching, of intents. */
interface EvaluationSection {
    /** What came of measuring. */
    sealed interface Result {
        /** The part of the report, ready to print; blank where the folders hold no set of this kind. */
        record Measured(String report) implements Result {}

        /** The sets cannot be measured, for these reasons, each a Chinese sentence. */
        record Rejected(List<String> sentences) implements Result {}
    }

    /**
     * Measures all sets of this kind that lie in these folders.
     *
     * @param folders where sets may lie; those that do not exist are passed over
     * @param settings {@code --name=value} from the command line
     * @throws IOException when a file cannot be read
     */
    Result measure(List<Path> folders, List<String> settings) throws IOException;
}
