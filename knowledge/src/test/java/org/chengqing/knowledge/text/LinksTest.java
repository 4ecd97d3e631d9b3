package org.chengqing.knowledge.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinksTest {
    @ParameterizedTest
    @CsvSource({
        "https://www.Example.com/a/b/, example.com/a/b",
        "http://m.example.com/a?utm_source=wx&id=7&spm=1.2, example.com/a?id=7",
        "看这个www.example.com/a#top快转, example.com/a",
        "example.com/a?b=2&a=1&from=singlemessage&isappinstalled=0, example.com/a?a=1&b=2",
        "(https://t.example/3lun)。, t.example/3lun",
        "https://mobile.m.example.com:8080/x, example.com/x"
    })
    void one_page_has_one_link(String raw, String link) {
        assertThat(Links.in(raw)).containsExactly(link);
    }

    @Test
    void an_article_of_an_account_is_named_by_four_parameters() {
        String shared = "http://mp.weixin.qq.com/s?__biz=MzA&mid=26&idx=1&sn=ab12&chksm=8b&scene=21#wechat_redirect";
        String again = "https://mp.weixin.qq.com/s?scene=1&sn=ab12&idx=1&mid=26&__biz=MzA&key=f00";
        assertThat(Links.in(shared)).isEqualTo(Links.in(again)).hasSize(1);
        assertThat(Links.in("https://mp.weixin.qq.com/s?__biz=MzA&mid=27&idx=1&sn=cd34"))
                .isNotEqualTo(Links.in(shared));
    }

    @Test
    void numbers_versions_and_addresses_of_mail_are_no_links() {
        assertThat(Links.in("涨到3.14元，见 1.2.3 版，写信到 desk@example.com")).isEmpty();
    }

    @Test
    void no_more_links_are_read_than_the_limit() {
        String many = "https://example.com/%d ".repeat(3 * Links.MOST);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3 * Links.MOST; i++) {
            text.append(many, 0, 20).append(i).append(' ');
        }
        assertThat(Links.in(text.toString())).hasSizeLessThanOrEqualTo(Links.MOST);
    }

    @Property(tries = 500)
    void any_text_can_be_read_and_a_link_stays_as_it_is(@ForAll("texts") String text) {
        for (String link : Links.in(text)) {
            assertThat(Links.in("https://" + link)).containsExactly(link);
        }
    }

    @Property(tries = 300)
    void who_shared_a_page_does_not_matter(@ForAll("words") String path, @ForAll("words") String sharer) {
        String page = "https://example.com/" + path + "?id=" + path;
        assertThat(Links.in(page + "&utm_source=" + sharer + "&share_token=" + sharer))
                .isEqualTo(Links.in(page));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .ofMinLength(1)
                .ofMaxLength(8);
    }

    /** Random UTF-16 mixed with the parts of links. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> parts = Arbitraries.of(
                "https://",
                "HTTP://",
                "www.",
                "m.",
                "example.com",
                "a-b.cn",
                "/",
                "?",
                "&",
                "=",
                "#",
                ".",
                ")",
                "id=1",
                "utm_x=2",
                "mp.weixin.qq.com",
                "__biz=M",
                "停水",
                " ",
                "，");
        return Arbitraries.oneOf(parts, Arbitraries.strings().ofMaxLength(3))
                .list()
                .ofMaxSize(14)
                .map(list -> String.join("", list));
    }
}
