package org.chengqing.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chengqing.servers.CannotStart;
import org.chengqing.servers.RealServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class KeysTest {
    private static final String FILE = "keys/content.key";

    @TempDir
    private Path data;

    private final JdbcClient jdbc = JdbcClient.create(RealServers.dataSource());

    @BeforeEach
    @AfterEach
    void forgetProofs() {
        jdbc.sql("delete from sealing_key").update();
    }

    private Keys keys() {
        return new Keys(data, jdbc);
    }

    @Test
    void a_key_is_made_once_and_found_again() {
        byte[] first = keys().find("content", FILE, null);

        assertThat(keys().find("content", FILE, null)).isEqualTo(first);
        assertThat(data.resolve(FILE)).exists();
    }

    @Test
    void a_lost_key_stops_the_start_and_no_new_one_is_made() throws IOException {
        keys().find("content", FILE, null);
        Files.delete(data.resolve(FILE));

        assertThatThrownBy(() -> keys().find("content", FILE, null))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("不见了")
                .hasMessageContaining("没有被改动");
        assertThat(data.resolve(FILE)).doesNotExist();
    }

    @Test
    void another_key_stops_the_start_and_is_left_as_it_is() throws IOException {
        keys().find("content", FILE, null);
        Files.writeString(data.resolve(FILE), "0".repeat(64) + "\n");

        assertThatThrownBy(() -> keys().find("content", FILE, null))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("不是这份数据的密钥");
        assertThat(data.resolve(FILE)).hasContent("0".repeat(64));
    }

    @Test
    void a_mistyped_key_stops_the_start_and_is_not_shown() throws IOException {
        keys().find("content", FILE, null);
        Files.writeString(data.resolve(FILE), "abc123");

        assertThatThrownBy(() -> keys().find("content", FILE, null))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("已损坏")
                .hasMessageNotContaining("abc123");
        assertThatThrownBy(() -> keys().find("content", FILE, "G".repeat(64)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("keys.content")
                .hasMessageNotContaining("GGG");
    }

    @Test
    void a_key_from_the_environment_needs_no_file_and_is_proved_too() {
        keys().find("content", FILE, "ab".repeat(32));

        assertThat(data.resolve(FILE)).doesNotExist();
        assertThat(keys().find("content", FILE, "ab".repeat(32))).hasSize(32);
        assertThatThrownBy(() -> keys().find("content", FILE, "cd".repeat(32)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("keys.content");
    }
}
