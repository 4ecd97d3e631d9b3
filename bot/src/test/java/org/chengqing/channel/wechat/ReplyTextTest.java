package org.chengqing.channel.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.chengqing.channel.QuickReply;
import org.chengqing.channel.Reply;
import org.chengqing.channel.Reply.Part;
import org.junit.jupiter.api.Test;

class ReplyTextTest {
    private final ReplyText plain = new ReplyText(URI.create("https://desk.example"), false);
    private final ReplyText verified = new ReplyText(URI.create("https://desk.example/"), true);

    @Test
    void a_card_is_plain_lines_with_its_public_page() {
        Reply reply = new Reply(List.of(card("不是真的。", 1)), List.of());

        assertThat(plain.whole(reply)).isEqualTo("""
                【谣言】大蒜能治感冒
                不是真的。
                依据：机构1《文件1》
                核查日期：2026-11-20（有效至 2027-11-20）
                全文：https://desk.example/r/garlic""");
    }

    @Test
    void follow_ups_are_links_where_the_account_may_and_words_where_it_may_not() {
        Reply reply = Reply.text("请选择：", new QuickReply("c:1", "大蒜 & 感冒", "1"), new QuickReply("h", "怎么用", "怎么用"));

        assertThat(verified.whole(reply)).isEqualTo("""
                请选择：

                <a href="weixin://bizmsgmenu?msgmenucontent=1&msgmenuid=c%3A1">大蒜 & 感冒</a>
                <a href="weixin://bizmsgmenu?msgmenucontent=怎么用&msgmenuid=h">怎么用</a>""");
        assertThat(plain.whole(reply)).isEqualTo("请选择：\n\n回复 1：大蒜 & 感冒\n回复“怎么用”");
    }

    @Test
    void the_last_of_many_choices_are_words_rather_than_left_out() {
        List<QuickReply> many = new ArrayList<>();
        for (int i = 1; i <= 11; i++) {
            many.add(new QuickReply("category:20261123-7K3F/category-" + i, "个人信息泄露" + i, "个人信息泄露" + i));
        }

        String written = verified.whole(new Reply(List.of(new Part.Text("这是哪一类？")), many));

        assertThat(written).contains(">个人信息泄露1</a>").contains("回复“个人信息泄露11”");
        assertThat(many).allSatisfy(choice -> assertThat(written).contains(choice.label()));
    }

    @Test
    void no_text_becomes_a_link() {
        String evil = "<a href=\"https://evil.example\">点我</a>\u0000";
        Reply reply = Reply.text(evil, new QuickReply("\"><a href=\"x", evil, "\">&msgmenuid=2#"));

        String written = verified.whole(reply);

        assertThat(written.split("<", -1)).as("only our own <a> and </a>").hasSize(3);
        assertThat(written).doesNotContain("\u0000").contains("msgmenucontent=%22%3E%26msgmenuid%3D2%23&msgmenuid=%22");
    }

    @Test
    void a_long_card_is_cut_and_says_where_the_rest_is() {
        Reply reply = new Reply(List.of(card("长".repeat(5000), 3)), List.of(new QuickReply("u", "有用", "有用")));

        String written = plain.whole(reply);

        assertThat(bytes(written)).isLessThanOrEqualTo(ReplyText.MAX_BYTES);
        assertThat(written)
                .contains("……（内容较长，全文请点下方链接）\n依据：机构1")
                .endsWith("全文：https://desk.example/r/garlic\n\n回复“有用”");
    }

    @Test
    void a_long_text_is_cut_and_says_so() {
        String written = plain.whole(Reply.text("😀".repeat(1000)));

        assertThat(bytes(written)).isLessThanOrEqualTo(ReplyText.MAX_BYTES);
        assertThat(written).startsWith("😀").endsWith("😀……（内容较长，后面的没有显示）");
    }

    @Test
    void several_long_parts_are_several_messages_with_the_follow_ups_last() {
        Reply reply = new Reply(
                List.of(new Part.Text("一".repeat(500)), new Part.Text("二".repeat(500)), card("三".repeat(20), 1)),
                List.of(new QuickReply("u", "有用", "有用")));

        assertThat(plain.messages(reply))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("二")
                .endsWith("回复“有用”");
        assertThat(plain.whole(reply)).endsWith("（内容较长，后面的没有显示）\n\n回复“有用”");
    }

    @Test
    void silence_is_no_message() {
        assertThat(plain.messages(Reply.silent())).isEmpty();
        assertThat(plain.whole(Reply.silent())).isEmpty();
    }

    @Property(tries = 300)
    void every_message_fits_and_is_whole(
            @ForAll @Size(max = 5) List<String> texts,
            @ForAll @IntRange(max = 4000) int length,
            @ForAll @IntRange(max = 12) int choices,
            @ForAll boolean tappable) {
        List<Part> parts = new ArrayList<>();
        texts.forEach(text -> parts.add(new Part.Text(text.repeat(20))));
        parts.add(card("论".repeat(length), 3));
        List<QuickReply> replies = new ArrayList<>();
        for (int i = 0; i < choices; i++) {
            replies.add(new QuickReply("id" + i, "选项".repeat(20), "话".repeat(i)));
        }
        Reply reply = new Reply(parts, replies);
        ReplyText text = tappable ? verified : plain;

        List<String> all = new ArrayList<>(text.messages(reply));
        assertThat(all).hasSizeBetween(1, 3);
        all.add(text.whole(reply));
        assertThat(all).allSatisfy(message -> {
            assertThat(bytes(message)).isBetween(1, ReplyText.MAX_BYTES);
            assertThat(new String(message.getBytes(UTF_8), UTF_8)).isEqualTo(message);
        });
    }

    private static Part.Card card(String conclusion, int sources) {
        List<Reply.CardSource> named = new ArrayList<>();
        for (int i = 1; i <= sources; i++) {
            named.add(new Reply.CardSource("机构" + i, "文件" + i, null));
        }
        return new Part.Card(
                "garlic",
                "谣言",
                "false",
                "大蒜能治感冒",
                conclusion,
                named,
                LocalDate.of(2026, 11, 20),
                LocalDate.of(2027, 11, 20));
    }

    private static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }
}
