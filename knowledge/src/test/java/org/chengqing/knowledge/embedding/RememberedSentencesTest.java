package org.chengqing.knowledge.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.chengqing.knowledge.Sentences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedSentencesTest {
    private final AtomicInteger encoded = new AtomicInteger();
    private final SentenceModel counting = counting(Sentences.ofCharacters());

    @TempDir
    Path folder;

    @Test
    void a_text_is_encoded_once_even_across_openings() {
        SentenceVector first;
        try (RememberedSentences sentences = new RememberedSentences(counting, folder, 10)) {
            first = sentences.encode("停水三天");
            sentences.read("停水三天");
        }
        int before = encoded.get();
        try (RememberedSentences sentences = new RememberedSentences(counting, folder, 10)) {
            assertThat(sentences.encode("停水三天").cosine(first)).isCloseTo(1, within(1e-6));
            assertThat(sentences.read("停水三天").pieces()).hasSize(4);
            assertThat(encoded.get()).isEqualTo(before + 1); // the size is asked at each opening
            sentences.encode("停电三天");
            assertThat(encoded.get()).isEqualTo(before + 2);
        }
    }

    @Test
    void what_a_crash_left_half_written_is_written_over() throws IOException {
        try (RememberedSentences sentences = new RememberedSentences(counting, folder, 10)) {
            sentences.encode("停水三天");
            sentences.encode("停电三天");
        }
        Path file = theFile();
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 7));
        int before;
        try (RememberedSentences sentences = new RememberedSentences(counting, folder, 10)) {
            before = encoded.get();
            sentences.encode("停水三天");
            assertThat(encoded.get()).isEqualTo(before);
            sentences.encode("停电三天");
            assertThat(encoded.get()).isEqualTo(before + 1);
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }

    @Test
    void a_second_opener_reads_and_adds_nothing() throws IOException {
        try (RememberedSentences first = new RememberedSentences(counting, folder, 10)) {
            first.encode("停水三天");
            long size = Files.size(theFile());
            try (RememberedSentences second = new RememberedSentences(counting, folder, 10)) {
                int before = encoded.get();
                second.encode("停水三天");
                assertThat(encoded.get()).isEqualTo(before);
                second.encode("停电三天");
                assertThat(encoded.get()).isEqualTo(before + 1);
            }
            assertThat(Files.size(theFile())).isEqualTo(size);
        }
    }

    @Test
    void the_file_stays_within_its_room_and_holds_no_text() throws IOException {
        try (RememberedSentences sentences = new RememberedSentences(counting, folder, 1)) {
            for (int i = 0; i < 20_000; i++) {
                sentences.encode("不存在的地方停水" + i);
            }
            assertThat(Files.size(theFile())).isLessThanOrEqualTo(1_000_000);
        }
        assertThat(new String(Files.readAllBytes(theFile()), StandardCharsets.UTF_8))
                .doesNotContain("停水");
    }

    private Path theFile() throws IOException {
        try (var files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }

    private SentenceModel counting(SentenceModel model) {
        return new SentenceModel() {
            @Override
            public SentenceVector encode(String text) {
                encoded.incrementAndGet();
                return model.encode(text);
            }

            @Override
            public SentenceReading read(String text) {
                encoded.incrementAndGet();
                return model.read(text);
            }

            @Override
            public List<String> cut(String text) {
                return model.cut(text);
            }

            @Override
            public int longest() {
                return model.longest();
            }

            @Override
            public String name() {
                return model.name();
            }
        };
    }
}
