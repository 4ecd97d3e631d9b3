package org.chengqing.conversation.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
    @TempDir
    private Path folder;

    private static float[] weights(float first, float last) {
        float[] weights = new float[LinearModel.INTENTS];
        weights[0] = first;
        weights[weights.length - 1] = last;
        return weights;
    }

    private static final IntentModel MODEL = new IntentModel(
            LocalDate.of(2026, 11, 22),
            List.of("intents.jsonl sha256 00ff", "corrections 3"),
            "l2=1.00",
            new Thresholds(0.3, 0.12),
            new LinearModel(
                    weights(0.5f, -1.25f),
                    Map.of("g:真的吗", weights(1.2f, -0.35f), "p:^·听说", weights(0, 0.4f), "g:轻", weights(0.001f, 0)),
                    new float[][] {weights(0.1f, 0), weights(-2, 3)}));

    @Test
    void what_was_written_is_read_again() throws IOException {
        Path file = folder.resolve("model.txt");
        ModelFile.write(MODEL, file);

        IntentModel read = ModelFile.read(file);

        assertThat(read.made()).isEqualTo(MODEL.made());
        assertThat(read.data()).isEqualTo(MODEL.data());
        assertThat(read.thresholds()).isEqualTo(MODEL.thresholds());
        assertThat(read.weights().bias()).containsExactly(MODEL.weights().bias(), within(0.006f));
        assertThat(read.weights().signs().get("g:真的吗")).containsExactly(weights(1.2f, -0.35f), within(0.006f));
        assertThat(read.weights().coordinates()[1]).containsExactly(weights(-2, 3), within(0.006f));
    }

    @Test
    void a_sign_that_weighs_next_to_nothing_is_left_out() throws IOException {
        Path file = folder.resolve("model.txt");
        ModelFile.write(MODEL, file);

        assertThat(ModelFile.read(file).weights().signs()).containsOnlyKeys("g:真的吗", "p:^·听说");
    }

    @Test
    void another_file_is_refused_in_one_sentence() throws IOException {
        Path file = Files.writeString(folder.resolve("model.txt"), "你好\n");

        assertThatThrownBy(() -> ModelFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("意图模型")
                .hasMessageContaining("第一行应为");
    }

    @Test
    void a_model_of_other_intents_is_refused() throws IOException {
        Path file = folder.resolve("model.txt");
        ModelFile.write(MODEL, file);
        Files.writeString(file, Files.readString(file).replace("intents ask report", "intents report ask"));

        assertThatThrownBy(() -> ModelFile.read(file)).hasMessageContaining("它区分的意图与程序的不同");
    }

    @Test
    void the_shipped_model_says_where_it_comes_from_and_is_small_enough_to_review() throws IOException {
        IntentModel shipped = ModelFile.read(Shipped.MODEL.model());

        assertThat(shipped.data()).anyMatch(line -> line.startsWith("intents.jsonl sha256 "));
        assertThat(Files.size(Shipped.MODEL.model())).isLessThan(2_000_000);
    }
}
