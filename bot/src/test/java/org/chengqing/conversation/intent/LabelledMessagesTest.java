package org.chengqing.conversation.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelledMessagesTest {
    @TempDir
    private Path folder;

    @Test
    void what_was_written_is_read_again() throws IOException {
        List<LabelledMessage> messages = List.of(
                new LabelledMessage("a", "第一行\n第二行“引号”", Intent.ASK, Situation.FRESH, Set.of()),
                new LabelledMessage("b", "不用了", Intent.CANCEL, Situation.REPORT_COLLECTING, Set.of(Intent.DONE)),
                new LabelledMessage("c", "删了吧", Intent.WITHDRAW, Situation.ANSWER_SHOWN, Set.of(Intent.HELP)));
        Path file = folder.resolve("m.jsonl");

        LabelledMessages.write(messages, file);

        assertThat(LabelledMessages.read(file)).isEqualTo(messages);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\": \"x\", \"intent\": \"asked\"} | 不认识的意图 asked",
                "{\"text\": \"x\"} | 缺少 intent",
                "{\"intent\": \"ask\"} | 缺少 text",
                "{\"text\": \"x\", \"intent\": \"ask\", \"context\": \"later\"} | 不认识的 context later"
            })
    void a_line_in_error_is_named(String line, String reason) throws IOException {
        Path file = Files.writeString(
                folder.resolve("m.jsonl"), "{\"text\": \"好\", \"intent\": \"ask\"}\n\n" + line + "\n");

        assertThatThrownBy(() -> LabelledMessages.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("第 3 行不正确：" + reason);
    }

    @Test
    void the_messages_of_the_project_are_readable_and_cover_every_intent() {
        assertThat(Shipped.own()).extracting(LabelledMessage::intent).contains(Intent.values());
        assertThat(Shipped.local()).extracting(LabelledMessage::intent).contains(Intent.values());
    }

    @Test
    void no_training_message_is_one_of_the_messages_that_quality_is_measured_on() {
        Set<String> measured = Set.copyOf(Shipped.local().stream()
                .map(LabelledMessage::comparable)
                .filter(text -> text.length() > 6)
                .toList());

        assertThat(Shipped.own())
                .extracting(LabelledMessage::comparable)
                .filteredOn(measured::contains)
                .isEmpty();
    }
}
