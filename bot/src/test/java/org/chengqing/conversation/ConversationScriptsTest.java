package org.chengqing.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Conversations of invented residents with the real dialogue. Ten stand in {@code docs/对话示例.md} and are compared word
 * by word; the others say at least something to everybody, briefly, and never the same to two different messages in a
 * row. What was said is written to {@code bot/target/conversations} for people to read.
 */
class ConversationScriptsTest {
    private static final Path DOCUMENT = Path.of("docs/对话示例.md");
    private static final Path SCRIPTS = Path.of("bot/src/test/resources/conversations");
    private static final Path TRANSCRIPTS = Path.of("bot/target/conversations");
    /** Characters on two screens of a telephone. */
    private static final int LONGEST_REPLY = 420;

    private static ScriptedDesk desk;

    @BeforeAll
    static void open() throws IOException {
        desk = new ScriptedDesk();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @TestFactory
    List<DynamicTest> the_examples_for_people_are_what_the_program_says() throws IOException {
        List<Script> examples = Script.parse(Files.readString(DOCUMENT));
        assertThat(examples).hasSize(10);
        return examples.stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.title(),
                        () -> assertThat(example.replayed(desk.fresh()).text()).isEqualTo(example.text())))
                .toList();
    }

    @TestFactory
    List<DynamicTest> every_resident_is_answered_briefly_and_without_turning_in_circles() throws IOException {
        Files.createDirectories(TRANSCRIPTS);
        List<DynamicTest> tests = new java.util.ArrayList<>();
        for (Path file : files()) {
            for (Script script : Script.parse(Files.readString(file))) {
                tests.add(DynamicTest.dynamicTest(script.title(), () -> {
                    Script said = script.replayed(desk.fresh());
                    Path transcript = TRANSCRIPTS.resolve(file.getFileName().toString());
                    Files.writeString(
                            transcript,
                            "# " + said.title() + "\n" + said.text() + "\n\n",
                            java.nio.file.StandardOpenOption.CREATE,
                            java.nio.file.StandardOpenOption.APPEND);
                    check(script, said);
                }));
            }
        }
        return tests;
    }

    /** A line 机器人： in a script names words that must be in the reply there. */
    private static void check(Script script, Script said) {
        List<String> replies = List.of(said.text().split("(?m)^" + Script.RESIDENT + ".*$", -1));
        List<String> expected = List.of(script.text().split("(?m)^" + Script.RESIDENT + ".*$", -1));
        for (int i = 1; i < replies.size(); i++) {
            String reply = replies.get(i).strip();
            assertThat(reply).as(script.title()).startsWith(Script.BOT).hasSizeBetween(8, LONGEST_REPLY);
            assertThat(reply)
                    .as("%s: the same twice", script.title())
                    .isNotEqualTo(replies.get(i - 1).strip());
            assertThat(reply.toLowerCase(Locale.ROOT)).doesNotContain("{", "null", "系统繁忙");
            expected.get(i)
                    .lines()
                    .filter(line -> line.startsWith(Script.BOT))
                    .forEach(line -> assertThat(reply)
                            .contains(line.substring(Script.BOT.length()).split("｜", -1)));
        }
    }

    @Test
    void there_are_a_hundred_of_them() throws IOException {
        int count = Script.parse(Files.readString(DOCUMENT)).size();
        for (Path file : files()) {
            count += Script.parse(Files.readString(file)).size();
        }
        assertThat(count).isGreaterThanOrEqualTo(100);
    }

    private static List<Path> files() throws IOException {
        try (var files = Files.list(SCRIPTS)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }
}
