package org.chengqing.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.chengqing.masking.Masking;
import org.chengqing.masking.PersonalDataDetector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Floors of what the detector reaches, a little under it, on the labelled set and on made texts. */
class PiiQualityTest {
    private static final Path LABELLED = Path.of("../shared/eval/local/pii-dev.jsonl");

    private static void assertFloors(PiiFigures figures) {
        String table = figures.text();
        for (String type : List.of("id-card", "mobile", "bank-card")) {
            PiiFigures.Count count = Objects.requireNonNull(figures.byType().get(type), type);
            assertThat(count.recall()).as("%s%n%s", type, table).isGreaterThanOrEqualTo(0.99);
        }
        assertThat(figures.all().recall()).as(table).isGreaterThanOrEqualTo(0.97);
        assertThat(figures.precision()).as(table).isGreaterThanOrEqualTo(0.98);
    }

    @Test
    void personal_data_of_the_labelled_set_is_found() throws IOException {
        assertThat(LABELLED)
                .as("the labelled set of personal data lies beside the program's folder")
                .exists();
        assertFloors(PiiFigures.of(LabelledPii.read(List.of(LABELLED))));
    }

    @Test
    void personal_data_of_made_texts_is_found_in_every_way_of_writing() {
        List<LabelledPii> texts = GeneratedPii.texts(4_000, 20_261_122);
        assertFloors(PiiFigures.of(texts));
        assertThat(texts).allSatisfy(text -> {
            String masked = Masking.masked(text.text());
            assertThat(PersonalDataDetector.find(masked)).as(masked).isEmpty();
        });
    }

    @Test
    void predictions_are_written_as_the_scorer_reads_them() throws IOException {
        Path out = Files.createTempFile("pii", ".jsonl");
        try {
            LabelledPii.writePredictions(List.of(new LabelledPii("a", "🙏电话13900000000", List.of())), out);
            assertThat(out)
                    .content()
                    .isEqualToIgnoringNewLines(
                            "{\"id\":\"a\",\"spans\":[{\"start\":3,\"end\":14,\"type\":\"mobile\"}]}");
        } finally {
            Files.delete(out);
        }
    }

    @Test
    void the_command_says_which_file_is_missing(@TempDir Path folder) {
        String missing = folder.resolve("none.jsonl").toString();
        assertThat(EvaluateCommand.line().execute("pii", "--texts", missing)).isEqualTo(RootCommand.REJECTED);
    }

    @Test
    void every_marked_file_below_the_folders_is_in_the_report(@TempDir Path folder) throws IOException {
        Path set = Files.createDirectories(folder.resolve("own"));
        Files.writeString(
                set.resolve("pii-own.jsonl"),
                "{\"id\":\"a\",\"text\":\"电话13900000000\",\"spans\":[{\"start\":2,\"end\":13,\"type\":\"mobile\"}]}");
        EvaluationSection.Result result = new PiiSection().measure(List.of(folder, folder.resolve("none")), List.of());
        assertThat(result)
                .isInstanceOfSatisfying(
                        EvaluationSection.Result.Measured.class,
                        measured -> assertThat(measured.report()).contains("pii-own.jsonl", "mobile", "100.00", "每千字"));
    }
}
