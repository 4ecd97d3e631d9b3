package org.chengqing.blobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chengqing.sealing.MasterKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class BlobsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
    private static final BlobSettings ROOMY =
            new BlobSettings(DataSize.ofBytes(0), DataSize.ofBytes(0), Duration.ofHours(24));

    @TempDir
    Path folder;

    private Blobs blobs;

    @BeforeEach
    void open() throws IOException {
        blobs = blobs(KEY, ROOMY);
    }

    @Test
    void gives_back_the_bytes_under_a_keyed_name() throws IOException {
        Blobs.Stored stored = blobs.store(sink -> sink.write("证据".getBytes(UTF_8)));

        try (InputStream in = blobs.open(stored.id())) {
            assertThat(in.readAllBytes()).isEqualTo("证据".getBytes(UTF_8));
        }
        assertThat(stored.bytes()).isEqualTo(6).isEqualTo(blobs.bytes(stored.id()));
        // printf 证据 | sha256sum, and openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef
        assertThat(stored.sha256()).isEqualTo("d883c636d3f8913e51a7cbbbd649757dccc142d4b4cc9d9a7cae9c2982826c3b");
        assertThat(stored.id().value()).isEqualTo("b3619f997d4e6aaadef193d19307e22c7ccbb6857e0c3432f1e7e03bb8b13365");
        assertThat(folder.resolve("b3619f997d4e6aaadef193d19307e22c7ccbb6857e0c3432f1e7e03bb8b13365".substring(0, 2))
                        .resolve("b3619f997d4e6aaadef193d19307e22c7ccbb6857e0c3432f1e7e03bb8b13365".substring(2)))
                .isRegularFile();
    }

    @Test
    void names_the_same_content_otherwise_under_another_key() throws IOException {
        Blobs other = blobs("another key of thirty-two bytes!".getBytes(UTF_8), ROOMY);

        assertThat(other.store(sink -> sink.write(1)).id())
                .isNotEqualTo(blobs.store(sink -> sink.write(1)).id());
    }

    @Test
    void stores_equal_content_once() throws IOException {
        Blobs.Stored first = blobs.store(sink -> sink.write(new byte[1000]));
        Blobs.Stored second = blobs.store(sink -> sink.write(new byte[1000]));

        assertThat(second).isEqualTo(first);
        assertThat(files()).hasSize(1);
    }

    @Test
    void lies_sealed_on_the_disk_and_opens_under_its_own_name_and_key_only() throws IOException {
        Blobs.Stored stored = blobs.store(sink -> sink.write("身份证照片 canary".getBytes(UTF_8)));
        Blobs.Stored other = blobs.store(sink -> sink.write("another canary sentence".getBytes(UTF_8)));
        Path file = folder.resolve(stored.id().value().substring(0, 2))
                .resolve(stored.id().value().substring(2));
        Path otherFile = folder.resolve(other.id().value().substring(0, 2))
                .resolve(other.id().value().substring(2));

        assertThat(new String(Files.readAllBytes(file), UTF_8)).doesNotContain("canary");

        Files.copy(otherFile, file, StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> blobs.open(stored.id()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be opened");
        byte[] wrong = new byte[32];
        wrong[0] = 1;
        Blobs elsewhere = new Blobs(folder, KEY, new MasterKey(wrong), ROOMY, Clock.fixed(NOW, ZoneOffset.UTC));
        assertThatThrownBy(() -> elsewhere.open(other.id())).isInstanceOf(IOException.class);
    }

    @Test
    void tells_a_changed_byte_while_reading() throws IOException {
        Blobs.Stored stored = blobs.store(sink -> sink.write(new byte[200_000]));
        Path file = files().getFirst();
        byte[] bytes = Files.readAllBytes(file);
        bytes[150_000] ^= 1;
        Files.write(file, bytes);

        try (InputStream in = blobs.open(stored.id())) {
            assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class).hasMessageContaining("damaged");
        }
    }

    @Test
    void replaces_a_blob_of_the_wrong_length() throws IOException {
        Blobs.Stored stored = blobs.store(sink -> sink.write(new byte[1000]));
        Files.write(files().getFirst(), new byte[10]);

        blobs.store(sink -> sink.write(new byte[1000]));

        assertThat(blobs.bytes(stored.id())).isEqualTo(1000);
    }

    @Test
    void keeps_one_copy_when_many_store_it_at_once() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = threads.invokeAll(IntStream.range(0, 50)
                    .<java.util.concurrent.Callable<Blobs.Stored>>mapToObj(
                            i -> () -> blobs.store(sink -> sink.write(new byte[100_000])))
                    .toList());
            assertThat(all.stream().map(BlobsTest::result).distinct()).hasSize(1);
        }
        assertThat(files()).hasSize(1);
    }

    @Test
    void leaves_nothing_behind_when_the_writer_fails() {
        assertThatThrownBy(() -> blobs.store(sink -> {
                    sink.write(new byte[100]);
                    throw new IOException("connection lost");
                }))
                .hasMessage("connection lost");
        assertThat(files()).isEmpty();
    }

    @Test
    void refuses_when_the_disk_is_below_the_floor_but_lets_essentials_through() throws IOException {
        DataSize more = DataSize.ofTerabytes(1_000_000);
        Blobs full = blobs(KEY, new BlobSettings(more, DataSize.ofBytes(0), Duration.ofHours(1)));

        assertThatThrownBy(() -> full.store(sink -> sink.write(1))).isInstanceOf(Blobs.NoRoom.class);
        assertThat(full.storeEssential(sink -> sink.write(1)).bytes()).isEqualTo(1);
        assertThatThrownBy(() -> blobs(KEY, new BlobSettings(more, more, Duration.ofHours(1)))
                        .storeEssential(sink -> sink.write(1)))
                .isInstanceOf(Blobs.NoRoom.class);
    }

    @Test
    void sweeps_only_old_temporaries() throws IOException {
        Blobs.Stored stored = blobs.store(sink -> sink.write(1));
        Path old = Files.createFile(folder.resolve("incoming-1"));
        Path young = Files.createFile(folder.resolve("incoming-2"));
        Files.setLastModifiedTime(old, FileTime.from(NOW.minus(Duration.ofHours(25))));
        Files.setLastModifiedTime(young, FileTime.from(NOW.minus(Duration.ofHours(23))));
        Files.setLastModifiedTime(files().getFirst(), FileTime.from(NOW.minus(Duration.ofDays(300))));

        assertThat(blobs.sweep()).isEqualTo(1);

        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(blobs.bytes(stored.id())).isEqualTo(1);
    }

    @Test
    void says_that_a_blob_is_not_there() {
        assertThatThrownBy(() -> blobs.open(new BlobId("ab".repeat(32)))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void takes_no_path_for_a_name() {
        for (String name : List.of("", "ab", "../" + "a".repeat(61), "AB".repeat(32), "ab".repeat(32) + "\n")) {
            assertThatThrownBy(() -> new BlobId(name)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void is_readable_for_its_owner_only() throws IOException {
        blobs.store(sink -> sink.write(1));

        Path file = files().getFirst();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    private Blobs blobs(byte[] key, BlobSettings settings) throws IOException {
        return new Blobs(folder, key, new MasterKey(new byte[32]), settings, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().equals("incoming-1")
                            && !file.getFileName().toString().equals("incoming-2"))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Blobs.Stored result(java.util.concurrent.Future<Blobs.Stored> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
