package org.chengqing.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.chengqing.channel.wechat.standin.Paths;
import org.chengqing.channel.wechat.standin.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MenuTest {
    private static final Path SHIPPED = Path.of("config/menu.yml");

    private static Menu.Read read(String yaml) {
        return Menu.read(new StringReader(yaml), "menu.yml");
    }

    @Test
    void the_shipped_menu_is_good_and_holds_every_key_once() {
        assertThat(Menu.read(SHIPPED)).isInstanceOfSatisfying(Menu.Read.Good.class, good -> {
            String json = good.menu().toWxMenu().toJson();
            assertThat(Menu.KEYS).allSatisfy(key -> assertThat(json).containsOnlyOnce("\"key\":\"" + key + "\""));
        });
    }

    @Test
    void tells_all_faults_at_once() {
        assertThat(read("""
                        buttons:
                          - name: 名字实在太长了
                            key: ASK
                          - name: 好
                            key: NOTHING
                            url: https://a.example
                          - name: 更多
                            buttons: []
                        """))
                .isInstanceOfSatisfying(
                        Menu.Read.Bad.class,
                        bad -> assertThat(bad.faults())
                                .hasSize(3)
                                .anySatisfy(fault -> assertThat(fault).contains("buttons[1]", "5 个汉字"))
                                .anySatisfy(fault -> assertThat(fault).contains("buttons[2]", "只写一项"))
                                .anySatisfy(fault -> assertThat(fault).contains("buttons[3].buttons", "1 到 5 个")));
    }

    @Test
    void refuses_what_the_platform_would() {
        String four = "buttons:\n" + "  - {name: 甲, key: ASK}\n".repeat(4);
        for (String yaml : new String[] {
            "",
            "buttons: 3",
            four,
            "buttons: [{name: 甲, key: FOO}]",
            "buttons: [{name: 甲, url: 'javascript:1'}]",
            "a: [",
            "!!x y"
        }) {
            assertThat(read(yaml)).as(yaml).isInstanceOf(Menu.Read.Bad.class);
        }
    }

    @Test
    void is_pushed_once_and_again_when_it_changes(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("menu.yml");
        Files.writeString(file, "buttons: [{name: 问谣言, key: ASK}]");
        try (WeChatFixture fixture = new WeChatFixture(Clock.systemUTC());
                WeChatFixture.Instance instance = fixture.instance()) {
            MenuPublisher publisher = new MenuPublisher(file, Map.of(fixture.appId, instance.api()), fixture.redis);
            fixture.weChat.orders().next(Paths.MENU_CREATE, new Trouble.Code(48001));
            publisher.publish();
            assertThat(fixture.account.menu()).isEmpty();
            publisher.publish();
            publisher.publish();
            assertThat(fixture.weChat.ledger().accepted(Paths.MENU_CREATE)).hasSize(1);
            Files.writeString(file, "buttons: [{name: 我要举报, key: REPORT}]");
            publisher.publish();
            assertThat(fixture.weChat.ledger().accepted(Paths.MENU_CREATE)).hasSize(2);
            assertThat(fixture.account.menu())
                    .hasValueSatisfying(menu ->
                            assertThat(menu.at("/button/0/key").asString()).isEqualTo("REPORT"));
            Files.writeString(file, "buttons: nonsense");
            publisher.publish();
            assertThat(fixture.weChat.ledger().calls(Paths.MENU_CREATE)).hasSize(3);
        }
    }
}
