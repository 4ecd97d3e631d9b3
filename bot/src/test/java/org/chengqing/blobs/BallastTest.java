package org.chengqing.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class BallastTest {
    private static final long MB = 1 << 20;

    @TempDir
    Path folder;

    private long free = 100 * MB;

    @Test
    void is_taken_in_where_there_is_ten_times_its_room() throws IOException {
        free = 30 * MB - 1;
        tend(3);
        assertThat(file()).doesNotExist();

        free = 30 * MB;
        tend(3);

        assertThat(Files.size(file())).isEqualTo(3 * MB);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryNotContaining("glob:**unfinished");
    }

    @Test
    void is_given_up_below_the_floor_and_comes_back_with_the_room() throws IOException {
        tend(3);
        free = 5 * MB;
        tend(3);
        assertThat(file()).exists();

        free = 5 * MB - 1;
        tend(3);
        assertThat(file()).doesNotExist();

        free = 20 * MB;
        tend(3);
        assertThat(file()).doesNotExist();
        free = 40 * MB;
        tend(3);
        assertThat(file()).exists();
    }

    @Test
    void changes_its_size_with_the_setting() throws IOException {
        tend(3);
        tend(2);
        assertThat(Files.size(file())).isEqualTo(2 * MB);

        tend(0);
        assertThat(file()).doesNotExist();
        tend(0);
        assertThat(file()).doesNotExist();
    }

    @Test
    void leaves_nothing_half_written() throws IOException {
        Files.createFile(folder.resolve("ballast.unfinished"));
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> tend(3)).isInstanceOf(IOException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(folder).isEmptyDirectory();
    }

    /** On a real file system of 48 MB, where this machine lets us mount one. */
    @Test
    void gives_its_room_to_others_on_a_full_disk() throws Exception {
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", folder.toString()));
        try {
            Ballast ballast = new Ballast(
                    file(), settings(4), () -> Files.getFileStore(folder).getUsableSpace());
            ballast.tend();
            Path filler = Files.write(folder.resolve("filler"), new byte[(int) (42 * MB)]);
            Path text = folder.resolve("text");
            assertThatThrownBy(() -> Files.write(text, new byte[(int) (3 * MB)]))
                    .isInstanceOf(IOException.class);

            ballast.tend();

            assertThat(Files.write(text, new byte[(int) (3 * MB)])).exists();
            Files.delete(filler);
            ballast.tend();
            assertThat(Files.size(file())).isEqualTo(4 * MB);
        } finally {
            assertThat(run("umount", folder.toString())).isTrue();
        }
    }

    private void tend(int megabytes) throws IOException {
        new Ballast(file(), settings(megabytes), () -> free).tend();
    }

    private Path file() {
        return folder.resolve("ballast");
    }

    private static BallastSettings settings(int megabytes) {
        return new BallastSettings(DataSize.ofMegabytes(megabytes), DataSize.ofMegabytes(5));
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
