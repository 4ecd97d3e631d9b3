package org.chengqing.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionWishTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
                    订阅,          Show[]
                    ' 订阅 ',      Show[]
                    订阅 食品健康,  Add[topic=食品健康]
                    订阅：全部,     Add[topic=全部]
                    订阅　校园,     Add[topic=校园]
                    退订,          EndAll[]
                    退订 全部,      EndAll[]
                    退订 校园,      End[topic=校园]
                    """)
    void the_command_and_nothing_else_is_a_wish(String text, String wish) {
        assertThat(SubscriptionWish.of(text)).get().hasToString(wish);
    }

    @ParameterizedTest
    @ValueSource(strings = {"订阅号发的停水通知是真的吗", "怎么订阅", "订阅 你好 再见", "退订短信是真的吗？", "", "我要退订"})
    void words_that_only_hold_it_are_none(String text) {
        assertThat(SubscriptionWish.of(text)).isEmpty();
    }
}
