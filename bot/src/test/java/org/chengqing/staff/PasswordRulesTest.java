package org.chengqing.staff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    private final PasswordRules rules = new PasswordRules(CommonPasswords.shipped(), "云溪县互联网辟谣中心");

    @Test
    void the_shipped_list_is_long_and_in_lower_case() {
        assertThat(CommonPasswords.shipped())
                .hasSizeGreaterThan(3000)
                .allSatisfy(word -> assertThat(word).isLowerCase().doesNotContain(" "));
        assertThat(CommonPasswords.shipped().stream().filter(word -> word.length() >= 12))
                .hasSizeGreaterThan(500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Password1234",
                "P@ssw0rd2026!!",
                "passwordpassword",
                "woaini1314520",
                "WoAiNi5201314!",
                "zhangwei19880612",
                "qwertyuiop12",
                "1qaz2wsx3edc",
                "123456789012",
                "135790246811",
                "abcdefghijkl",
                "zyxwvutsrqpo",
                "aaaaaaaaaaaa",
                "abcabcabcabcab",
                "admin@admin123",
                "iloveyou2026",
                "11010119900307123X",
                "Ｐａｓｓｗｏｒｄ１２３４"
            })
    void what_people_think_of_first_is_refused(String password) {
        assertThat(rules.problem(password, "chenmo", "陈默")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "雨后的石桥边有三只灰鹭",
                "correct horse lamp staple",
                "tulip-otter-ladder-9",
                "mqz7 vkd2 ppx9",
                "我家楼下修自行车的老周爱唱戏",
                "NoDigitsNorSignsHereAtAll"
            })
    void long_ones_of_any_kind_will_do(String password) {
        if (password.codePointCount(0, password.length()) >= 12) {
            assertThat(rules.problem(password, "chenmo", "陈默")).isEmpty();
        }
    }

    @Test
    void login_name_and_office_must_not_be_in_it() {
        assertThat(rules.problem("otter CHENMO ladder", "chenmo", "陈默"))
                .get()
                .asString()
                .contains("登录名");
        assertThat(rules.problem("石桥边的陈默有三只灰色的鹭", "chenmo", "陈默")).isPresent();
        assertThat(rules.problem("我在云溪县互联网辟谣中心上班", "chenmo", "陈默")).isPresent();
    }

    @Test
    void the_length_is_counted_in_characters() {
        assertThat(rules.problem("tulip-otter", "chenmo", "陈默"))
                .get()
                .asString()
                .contains("11 个");
        assertThat(rules.problem("k7 ".repeat(43) + "x", "chenmo", "陈默"))
                .get()
                .asString()
                .contains("128");
        assertThat(rules.problem("😀🦉🚲🌧a🌉🐦🍵📚🎣🪁🧭", "chenmo", "陈默")).isEmpty();
    }
}
