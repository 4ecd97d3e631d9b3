package org.chengqing.syndication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chengqing.servers.CannotStart;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyndicationSettingsTest {
    @TempDir
    Path data;

    private static SyndicationSettings.Target target(
            String name, String address, @Nullable String secret, @Nullable String file, String... events) {
        return new SyndicationSettings.Target(name, URI.create(address), secret, null, file, List.of(events));
    }

    @ParameterizedTest
    @CsvSource({
        "Website, https://a.example/, name，用小写字母",
        "a, http://a.example/, 必须以 https:// 开头",
        "a, http://127.0.0.1.example/, 必须以 https:// 开头",
        "a, ftp://a.example/, 必须以 https:// 开头",
        "a, https://user:pw@a.example/, 用户名、密码",
        "a, /hooks, 请填写完整地址"
    })
    void says_what_is_wrong_with_a_target(String name, String address, String sentence) {
        assertThatThrownBy(() -> target(name, address, Wire.SECRET, null)).hasMessageContaining(sentence);
    }

    @Test
    void takes_https_anywhere_and_http_on_this_machine() {
        for (String address :
                new String[] {"https://a.example/x?y=z", "http://localhost:1/", "http://127.0.0.1/", "http://[::1]/"}) {
            assertThat(target("a", address, Wire.SECRET, null).toString()).doesNotContain("whsec", "y=z");
        }
    }

    @Test
    void wants_exactly_one_place_of_the_secret_known_events_and_names_once() {
        assertThatThrownBy(() -> target("a", "https://a.example/", null, null)).hasMessageContaining("要填一个");
        assertThatThrownBy(() -> target("a", "https://a.example/", Wire.SECRET, "f"))
                .hasMessageContaining("只能填一个");
        assertThatThrownBy(() -> target("a", "https://a.example/", Wire.SECRET, null, "review.deleted"))
                .hasMessageContaining("不认识“review.deleted”");
        SyndicationSettings.Target one = target("a", "https://a.example/", Wire.SECRET, null);
        assertThatThrownBy(() -> Wire.settings(true, one, one)).hasMessageContaining("都叫“a”");
    }

    @Test
    void reads_secrets_from_a_file() throws IOException {
        SyndicationSettings settings = Wire.settings(true, target("a", "https://a.example/", null, "hook"));
        assertThatThrownBy(() -> Targets.of(settings, data))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("读不到文件");
        Files.writeString(data.resolve("hook"), "\n");
        assertThatThrownBy(() -> Targets.of(settings, data)).hasMessageContaining("是空的");
        Files.writeString(data.resolve("hook"), Wire.SECRET + "\n" + Wire.FORMER + "\n");
        assertThat(Targets.of(settings, data).all().getFirst().keys()).hasSize(2);
    }
}
