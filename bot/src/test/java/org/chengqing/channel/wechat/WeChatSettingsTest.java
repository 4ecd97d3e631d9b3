package org.chengqing.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.FileSystemResource;
import org.springframework.mock.env.MockEnvironment;

class WeChatSettingsTest {
    private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    @Test
    void the_shipped_file_says_the_defaults() throws IOException {
        MockEnvironment environment = new MockEnvironment();
        new YamlPropertySourceLoader()
                .load("shipped", new FileSystemResource("config/application.yml"))
                .forEach(environment.getPropertySources()::addFirst);

        assertThat(environment.getProperty("wechat.limits.hold-for")).isEqualTo("6s");
        assertThat(Binder.get(environment).bind("wechat", WeChatSettings.class).get())
                .isEqualTo(bind(Map.of()));
    }

    @Test
    void binds_accounts_by_name() {
        WeChatSettings settings = bind(Map.of(
                "wechat.accounts.main.app-id", "wx1",
                "wechat.accounts.main.token", "AAAAA",
                "wechat.accounts.main.aes-key", KEY,
                "wechat.accounts.other-one.app-id", "wx2",
                "wechat.accounts.other-one.token", "BBB",
                "wechat.accounts.other-one.mode", "plain",
                "wechat.accounts.other-one.verified", "true",
                "wechat.limits.answer-within", "2s"));

        assertThat(settings.accounts()).containsOnlyKeys("main", "other-one");
        assertThat(settings.accounts().get("main"))
                .isEqualTo(new WeChatSettings.Account(
                        "wx1", null, null, "AAAAA", KEY, null, WeChatSettings.Mode.SAFE, false));
        assertThat(settings.accounts())
                .hasEntrySatisfying(
                        "other-one", other -> assertThat(other.verified()).isTrue());
        assertThat(settings.limits().answerWithin()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void has_a_ready_account_with_the_stand_in_only() {
        assertThat(bind(Map.of("wechat.stand-in", "true")).accounts()).containsOnlyKeys(WeChatSettings.DEMO);
        assertThat(bind(Map.of("wechat.stand-in", "false")).accounts()).isEmpty();
    }

    @Test
    void keeps_secrets_out_of_its_text() {
        WeChatSettings settings = bind(Map.of(
                "wechat.accounts.main.app-id", "wx1",
                "wechat.accounts.main.token", "secret-token",
                "wechat.accounts.main.app-secret", "secret-app",
                "wechat.accounts.main.previous-aes-key", KEY,
                "wechat.accounts.main.aes-key", KEY));

        assertThat(settings.toString()).contains("wx1").doesNotContain("secret", KEY);
    }

    @ParameterizedTest
    @CsvSource({
        "wechat.accounts.main.aes-key, short, aes-key",
        "wechat.accounts.main.aes-key, '', aes-key",
        "wechat.accounts.main.token, ' ', token",
        "wechat.accounts.main.app-id, ' ', app-id",
        "wechat.accounts[Main].app-id, wx1, 账号名",
        "wechat.limits.body, 2MB, wechat.limits.body",
        "wechat.limits.answer-within, 7s, wechat.limits.answer-within",
        "wechat.limits.redis-within, 2s, wechat.limits.redis-within",
        "wechat.limits.keep-answers, 5s, wechat.limits.keep-answers",
        "wechat.api-host, nonsense, wechat.api-host",
    })
    void says_which_setting_is_wrong(String name, String value, String named) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "wechat.accounts.main.app-id", "wx1",
                "wechat.accounts.main.token", "AAAAA",
                "wechat.accounts.main.aes-key", KEY,
                "wechat.accounts[Main].token", "AAAAA",
                "wechat.accounts[Main].mode", "plain"));
        if (!name.contains("[Main]")) {
            settings.keySet().removeIf(key -> key.contains("[Main]"));
        }
        settings.put(name, value);

        assertThatThrownBy(() -> bind(settings)).rootCause().hasMessageContaining(named);
    }

    private static WeChatSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("wechat", WeChatSettings.class);
    }
}
