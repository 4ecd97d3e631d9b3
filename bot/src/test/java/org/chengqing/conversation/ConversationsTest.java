package org.chengqing.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengqing.conversation.Messages.RESIDENT;
import static org.chengqing.conversation.Messages.ambiguous;
import static org.chengqing.conversation.Messages.confirmed;
import static org.chengqing.conversation.Messages.confirmedAll;
import static org.chengqing.conversation.Messages.everyKind;
import static org.chengqing.conversation.Messages.noMatch;
import static org.chengqing.conversation.Messages.picture;
import static org.chengqing.conversation.Messages.review;
import static org.chengqing.conversation.Messages.tap;
import static org.chengqing.conversation.Messages.text;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chengqing.broadcast.LastTold;
import org.chengqing.channel.InboundMessage;
import org.chengqing.channel.QuickReply;
import org.chengqing.channel.Reply;
import org.chengqing.conversation.intent.Intent;
import org.chengqing.conversation.intent.IntentLog;
import org.chengqing.identity.Pseudonyms;
import org.chengqing.intake.FollowUps;
import org.chengqing.intake.Intake;
import org.chengqing.intake.Notice;
import org.chengqing.intake.Receipt;
import org.chengqing.intake.TipOffState;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.Rating;
import org.chengqing.questions.Questions;
import org.chengqing.questions.ShownAnswer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConversationsTest {
    private static final ClaimReview WATER = review("W1", "云溪县停水三天");
    private static final ClaimReview SALT = review("S1", "食盐要断货");

    private final KnowledgeBase knowledge = Shipped.places();
    private final Questions questions = mock(Questions.class);
    private final FakeIntake reports = new FakeIntake();
    private final Clock clock = Clock.fixed(Messages.NOW, ZoneOffset.UTC);
    private final InMemoryMemories memories =
            new InMemoryMemories(new Pseudonyms(new byte[32]), Duration.ofMinutes(30), 100, clock);
    private final FollowUps followUps = reports.asFollowUps();
    private final LastTold lastTold = mock();
    private final Conversations conversations = conversations(reports.asIntake());

    private Conversations conversations(Intake intake) {
        return new Conversations(
                new Dialogue(Shipped.taxonomy(), Shipped.declines(), Shipped.remarks(), new Keeping(9, 6000)),
                Shipped.hearing(),
                mock(IntentLog.class),
                new Receiving(NoStaff.RECEPTION, Shipped.phrases()),
                new Performer(
                        knowledge,
                        intake,
                        followUps,
                        questions,
                        Shipped.referrals(knowledge),
                        new Forgetting(intake, questions, NoStaff.RECEPTION, NoStaff.SUBSCRIPTIONS, event -> {}),
                        new Exports(followUps, questions, NoStaff.RECEPTION, NoStaff.SUBSCRIPTIONS, Shipped.phrases()),
                        NoStaff.SUBSCRIPTIONS,
                        lastTold),
                new Rendering(
                        Shipped.phrases(), Shipped.forward(), Shipped.office().examples()),
                memories,
                Shipped.settings(),
                clock);
    }

    @BeforeEach
    void nothing_is_known() {
        when(knowledge.match(anyString())).thenReturn(noMatch());
        when(questions.tellWhenAnswered(any(), anyString(), any())).thenReturn(true);
        when(questions.forget(any())).thenReturn(true);
        when(questions.kept(any())).thenReturn(Optional.of(new Questions.Kept(List.of(), List.of(), List.of())));
    }

    private Reply say(String words) {
        return conversations.answer(text(words));
    }

    private static String words(Reply reply) {
        return reply.parts().stream()
                .map(part -> part instanceof Reply.Part.Text t ? t.text() : "")
                .collect(Collectors.joining("\n"));
    }

    private static List<String> labels(Reply reply) {
        return reply.quickReplies().stream().map(QuickReply::label).toList();
    }

    private Receipt onlyReport() {
        assertThat(reports.reports).hasSize(1);
        return reports.reports.keySet().iterator().next();
    }

    @Test
    void a_known_question_gets_the_card_and_a_report_on_offer() {
        when(knowledge.match("云溪停水三天是真的吗")).thenReturn(confirmed(WATER));
        Reply reply = say("云溪停水三天是真的吗");
        assertThat(reply.parts())
                .singleElement()
                .isInstanceOfSatisfying(
                        Reply.Part.Card.class,
                        card -> assertThat(card.reviewId()).isEqualTo("W1"));
        assertThat(labels(reply)).containsExactly("有用", "没用", "发群里", "举报");
        assertThat(words(conversations.answer(tap(reply, "有用")))).contains("谢谢");
        verify(questions, never()).unanswered(anyString());
    }

    @Test
    void candidates_are_chosen_by_number_by_tap_and_by_an_old_button() {
        when(knowledge.match(anyString())).thenReturn(ambiguous(WATER, SALT));
        when(knowledge.released(WATER.id())).thenReturn(Optional.of(WATER));
        when(knowledge.released(SALT.id())).thenReturn(Optional.of(SALT));
        Reply list = say("断货还是停水，是真的吗");
        assertThat(labels(list)).containsExactly("云溪县停水三天", "食盐要断货", "都不是", "举报");
        assertThat(say("2").parts()).first().isInstanceOf(Reply.Part.Card.class);
        say("谢谢");
        memories.save(RESIDENT, Memory.blank());
        assertThat(conversations.answer(tap(list, "云溪县停水三天")).parts()).first().isInstanceOf(Reply.Part.Card.class);
    }

    @Test
    void a_number_whose_list_is_gone_is_answered_honestly() {
        assertThat(words(say("2"))).contains("序号对应的列表已经不在了");
    }

    @Test
    void a_withdrawn_review_behind_an_old_button_is_not_shown() {
        when(knowledge.released(any())).thenReturn(Optional.empty());
        Reply reply = conversations.answer(new InboundMessage.Text(Messages.envelope(), "食盐要断货", "pick:S1"));
        assertThat(words(reply)).contains("已经更新或撤下");
        assertThat(words(conversations.answer(new InboundMessage.Text(Messages.envelope(), "x", "pick:../../etc"))))
                .contains("已经更新或撤下");
    }

    @Test
    void an_unknown_question_is_counted_and_a_notice_promised() {
        Reply reply = say("云溪明天停气是真的吗");
        assertThat(words(reply)).startsWith("这条暂时没有查到结论，请先不要转发");
        assertThat(labels(reply)).containsExactly("有结论告诉我", "举报");
        verify(questions).unanswered("云溪明天停气是真的吗");
        assertThat(words(say("有结论告诉我"))).contains("记下了");
        verify(questions).tellWhenAnswered(RESIDENT, "云溪明天停气是真的吗", List.of());
        assertThat(words(conversations.answer(tap(reply, "有结论告诉我")))).contains("已经没有了");
    }

    @Test
    void none_of_the_candidates_counts_the_question() {
        when(knowledge.match(anyString())).thenReturn(ambiguous(WATER, SALT));
        say("水和盐的事是真的吗");
        assertThat(labels(say("都不是"))).containsExactly("有结论告诉我", "举报");
        verify(questions).unanswered("水和盐的事是真的吗");
    }

    @Test
    void a_report_gets_its_receipt_at_once_and_the_question_after_it() {
        Reply opened = say("我要举报，这个人天天发些乱七八糟的");
        Receipt receipt = onlyReport();
        assertThat(words(opened)).contains("\n已收到，编号 " + receipt, "完成", "哪一类");
        assertThat(labels(opened)).contains("诈骗敲诈", "完成");
        assertThat(words(conversations.answer(tap(opened, "诈骗敲诈")))).contains("诈骗敲诈", "96110");
        assertThat(reports.categories).containsEntry(receipt, "fraud");
        assertThat(words(conversations.answer(picture()))).contains(receipt.value(), "共 2 份");
        assertThat(words(say("补充一下，群名叫吃瓜群"))).contains("共 3 份");
        assertThat(words(say("完成"))).contains("已提交，编号 " + receipt);
        assertThat(reports.states).containsEntry(receipt, TipOffState.RECEIVED);
        assertThat(words(say("查询 " + receipt.value().toLowerCase(java.util.Locale.ROOT))))
                .contains("已收到", "11月22日");
        assertThat(words(say("我的举报"))).contains(receipt.value());
    }

    @Test
    void a_clear_category_is_not_asked_for() {
        Reply opened = say("举报：有人冒充县医保局，自称能办卡，假公章");
        assertThat(reports.categories).containsValue("impersonation");
        assertThat(words(opened)).doesNotContain("哪一类");
    }

    @Test
    void a_checked_text_and_the_report_after_it_are_both_evidence() {
        InboundMessage forwarded = text("紧急通知：全城停水三天，请转发");
        Reply checked = conversations.answer(forwarded);
        assertThat(labels(checked)).contains("举报");
        InboundMessage why = text("举报发的群主，他造谣");
        conversations.answer(why);
        assertThat(reports.reports.get(onlyReport())).containsExactly(forwarded, why);
    }

    @Test
    void a_picture_is_kept_and_becomes_evidence() {
        InboundMessage picture = picture();
        InboundMessage second = picture();
        Reply asked = conversations.answer(picture);
        assertThat(words(asked)).contains("图片收到了");
        assertThat(words(conversations.answer(second))).contains("一共 2 份");
        conversations.answer(tap(asked, "举报"));
        assertThat(reports.reports.get(onlyReport())).containsExactly(picture, second);
    }

    @Test
    void an_old_report_button_says_that_the_picture_is_gone_and_takes_the_next() {
        Reply asked = conversations.answer(picture());
        memories.save(RESIDENT, Memory.blank());
        assertThat(words(conversations.answer(tap(asked, "举报")))).contains("已经没有了");
        assertThat(reports.reports).isEmpty();
        assertThat(words(conversations.answer(picture()))).contains(onlyReport().value());
    }

    @Test
    void a_report_that_is_not_stored_gets_no_receipt() {
        reports.fails = () -> true;
        assertThat(words(say("我要举报，冒充医保局骗钱"))).isEqualTo("系统繁忙，未能保存，请稍后重发。");
        reports.fails = () -> false;
        assertThat(words(say("我要举报，冒充医保局骗钱"))).contains(onlyReport().value());
    }

    @Test
    void the_same_message_again_gets_the_same_reply_and_changes_nothing() {
        InboundMessage message = text("我要举报，冒充医保局骗钱");
        Reply first = conversations.answer(message);
        InboundMessage more = picture();
        Reply second = conversations.answer(more);
        assertThat(conversations.answer(message)).isEqualTo(first);
        assertThat(conversations.answer(more)).isEqualTo(second);
        assertThat(reports.reports.get(onlyReport())).hasSize(2);
        InboundMessage question = text("停气是真的吗");
        conversations.answer(question);
        conversations.answer(question);
        verify(knowledge, times(1)).match("停气是真的吗");
    }

    @Test
    void a_lost_state_finds_the_open_report_again() {
        say("我要举报，冒充医保局骗钱");
        Receipt receipt = onlyReport();
        memories.save(RESIDENT, Memory.blank());
        assertThat(words(conversations.answer(picture()))).contains("共 2 份");
        memories.save(RESIDENT, Memory.blank());
        assertThat(words(say("完成"))).contains("已提交，编号 " + receipt);
        memories.save(RESIDENT, Memory.blank());
        assertThat(words(say("完成"))).contains("没有正在登记的举报");
    }

    @Test
    void a_message_after_the_report_was_closed_is_not_lost_silently() {
        say("我要举报，冒充医保局骗钱");
        Receipt first = onlyReport();
        reports.states.put(first, TipOffState.FORWARDED);
        Reply late = conversations.answer(picture());
        assertThat(words(late)).contains(first.value(), "已经提交");
        conversations.answer(tap(late, "举报"));
        assertThat(reports.reports).hasSize(2);
    }

    @Test
    void while_the_store_is_away_nobody_is_told_that_their_report_does_not_exist() {
        say("我要举报，冒充医保局骗钱");
        Receipt receipt = onlyReport();
        say("完成");
        reports.fails = () -> true;
        for (String question : List.of("查询 " + receipt, "我的举报", "完成", "取消")) {
            memories.save(RESIDENT, Memory.blank());
            assertThat(words(say(question))).as(question).isEqualTo("系统繁忙，现在查不到，请稍后再试。您交过的举报都还在。");
        }
        assertThat(words(conversations.answer(new InboundMessage.MenuTapped(Messages.envelope(), "STATUS"))))
                .contains("现在查不到");
        reports.fails = () -> false;
        assertThat(words(say("我的举报"))).contains(receipt.value());
    }

    @Test
    void a_picture_that_may_belong_to_a_report_is_kept_while_the_store_is_away() {
        say("我要举报，冒充医保局骗钱");
        memories.save(RESIDENT, Memory.blank());
        reports.fails = () -> true;
        InboundMessage picture = picture();
        Reply away = conversations.answer(picture);
        assertThat(words(away)).startsWith("系统繁忙，这一条还没有存进举报");
        assertThat(labels(away)).containsExactly("举报");
        InboundMessage supplement = text("补充一下，群名叫吃瓜群");
        assertThat(words(conversations.answer(supplement))).contains("还没有存进举报");
        assertThat(words(conversations.answer(tap(away, "举报")))).contains("未能保存");
        reports.fails = () -> false;
        conversations.answer(tap(away, "举报"));
        assertThat(reports.reports.values()).last().isEqualTo(List.of(picture, supplement));
    }

    @Test
    void own_data_is_not_said_to_be_deleted_while_the_store_is_away() {
        reports.fails = () -> true;
        assertThat(words(say("删除我的信息"))).isEqualTo("系统繁忙，没能全部删完。请过几分钟再发一次“删除我的信息”。");
    }

    @Test
    void a_button_of_a_report_that_is_not_theirs_finds_none() {
        assertThat(words(
                        conversations.answer(new InboundMessage.Text(Messages.envelope(), "完成", "done:20261122-9999"))))
                .contains("没有找到您的举报");
    }

    @Test
    void a_full_report_says_so() {
        reports.mostPieces = 1;
        say("我要举报，冒充医保局骗钱");
        assertThat(words(conversations.answer(picture()))).contains("最多收 1 份");
    }

    @Test
    void cancelling_takes_a_report_back_only_after_a_yes() {
        say("我要举报，冒充医保局骗钱");
        Receipt receipt = onlyReport();
        assertThat(words(say("取消"))).contains("要撤回举报 " + receipt);
        assertThat(reports.isOpen(receipt)).isTrue();
        assertThat(words(say("不撤回"))).contains("继续");
        say("取消");
        assertThat(words(say("是的"))).contains("已撤回");
        assertThat(reports.states).containsEntry(receipt, TipOffState.WITHDRAWN);
    }

    @Test
    void own_data_is_deleted_and_said_plainly() {
        say("我要举报，冒充医保局骗钱");
        Receipt first = onlyReport();
        say("完成");
        say("我要举报，另一个冒充老师收费的");
        assertThat(words(say("删除我的信息"))).contains("已撤回", first.value(), "不再和您有关联");
        verify(questions).forget(RESIDENT);
        assertThat(words(say("不要公开我的姓名"))).contains("不用实名");
        verify(questions, times(1)).forget(RESIDENT);
    }

    @Test
    void what_the_person_is_to_be_told_comes_first_and_once() {
        Receipt receipt = new Receipt("20261122-A7K3");
        reports.notices.add(new Notice(receipt, TipOffState.IN_PROGRESS, null, Messages.NOW));
        reports.notices.add(new Notice(receipt, null, "已责令下架，{谢谢}您。", Messages.NOW));

        Reply first = say("帮助");
        assertThat(first.parts()).hasSize(3);
        assertThat(words(first)).startsWith("您的举报 20261122-A7K3 有新进展：核实中。").contains("有答复：\n已责令下架，{谢谢}您。");
        assertThat(words(say("你好"))).doesNotContain("20261122-A7K3");
    }

    @Test
    void the_privacy_notice_stands_before_the_first_receipt_and_in_the_prompt_only_once() {
        assertThat(words(say("我要举报"))).contains("不用实名，工作人员不知道您是谁");
        assertThat(words(say("冒充医保局骗钱"))).startsWith("已收到");
        say("完成");
        assertThat(words(say("我要举报，又一个冒充老师收费的"))).startsWith("已收到");
    }

    @Test
    void a_first_report_without_a_prompt_shows_the_privacy_notice_with_its_receipt() {
        assertThat(words(say("我要举报，冒充医保局骗钱"))).startsWith("内容只交给").contains("已收到，编号");
    }

    @Test
    void words_with_an_own_number_join_that_report_and_with_another_number_make_a_new_one() {
        say("我要举报，冒充医保局骗钱");
        Receipt receipt = onlyReport();
        say("完成");

        say("举报 " + receipt + " 他又换了一个号码骗人，请处理");
        assertThat(reports.reports.get(receipt)).hasSize(2);
        say("完成");
        say("举报 20261122-9999 他又换了一个号码骗人，请处理");
        assertThat(reports.reports).hasSize(2);
    }

    @Test
    void what_is_added_is_not_lost_while_the_store_is_away() {
        say("我要举报，冒充医保局骗钱");
        Receipt receipt = onlyReport();
        say("完成");
        reports.fails = () -> true;
        Reply away = say("补充 " + receipt + " 他又来了");
        assertThat(words(away)).contains("还没有存进举报");
        reports.fails = () -> false;
        conversations.answer(tap(away, "举报"));
        assertThat(reports.reports).hasSize(2);
    }

    @Test
    void a_contact_is_kept_apart_from_the_evidence_and_only_while_a_report_is_open() {
        say("我要举报，冒充医保局骗钱");
        Receipt receipt = onlyReport();
        say("实名 张三 13800000000");
        assertThat(reports.contacts).containsEntry(receipt, "张三 13800000000");
        assertThat(reports.reports.get(receipt)).hasSize(1);
        assertThat(words(say("留联系方式"))).contains("写在一条里");
        say("匿名");
        assertThat(reports.contacts).isEmpty();
    }

    @Test
    void an_export_is_paged_below_what_one_message_may_hold_and_remembered_nowhere() {
        say("我要举报，冒充医保局骗钱");
        for (int i = 0; i < 6; i++) {
            say("证据" + "很长的话".repeat(100));
        }
        Reply page = say("导出我的信息");
        StringBuilder all = new StringBuilder();
        int pages = 1;
        while (labels(page).contains("下一页")) {
            assertThat(words(page).getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                    .isLessThan(1900);
            all.append(words(page));
            page = say("下一页");
            pages++;
        }
        all.append(words(page));
        assertThat(pages).isGreaterThan(3);
        assertThat(all.toString()).contains("举报 " + onlyReport(), "1. 文字 我要举报，冒充医保局骗钱", "7. 文字");
        assertThat(memories.load(RESIDENT).orElseThrow().toString()).doesNotContain("我这里记着的");
        assertThat(reports.reports.get(onlyReport())).hasSize(7);
    }

    @Test
    void danger_comes_before_everything_also_within_a_report() {
        assertThat(words(say("楼下着火了，有人被困"))).startsWith("有人身危险").contains("110", "119", "120");
        assertThat(words(say("骗子让我妈去银行转账，她已经出门了"))).contains("96110");
        say("我要举报，冒充医保局骗钱");
        assertThat(words(say("他拿着刀堵着我不让我走"))).startsWith("有人身危险").contains("共 3 份");
    }

    @Test
    void a_question_within_a_report_is_kept_and_answered() {
        when(knowledge.match("停水三天是真的吗")).thenReturn(confirmed(WATER));
        say("我要举报，冒充医保局骗钱");
        Reply reply = say("停水三天是真的吗");
        assertThat(words(reply)).contains("共 2 份");
        assertThat(reply.parts()).last().isInstanceOf(Reply.Part.Card.class);
        assertThat(words(say("完成"))).contains("已提交");
    }

    @Test
    void a_report_is_told_what_is_known_about_it_once_and_goes_on() {
        when(knowledge.match(anyString())).thenReturn(confirmed(WATER));
        Reply opened = say("我要举报，群里造谣说停水三天");
        assertThat(words(opened)).contains("\n已收到，编号 " + onlyReport(), "这个说法已经查过");
        assertThat(opened.parts()).anyMatch(Reply.Part.Card.class::isInstance);
        Reply more = say("补充一下，他说停水三天");
        assertThat(more.parts()).noneMatch(Reply.Part.Card.class::isInstance);
        when(knowledge.match(anyString())).thenReturn(confirmedAll(WATER, SALT));
        Reply another = say("补充一下，还说食盐断货");
        assertThat(words(another)).contains("共 3 份", "这个说法已经查过");
        assertThat(cards(another)).containsExactly("S1");
        assertThat(words(say("完成"))).contains("共 3 份");
    }

    @Test
    void a_report_after_an_answer_is_not_told_the_same_again() {
        when(knowledge.match(anyString())).thenReturn(confirmed(WATER));
        Reply answer = say("停水三天是真的吗");
        Reply opened = conversations.answer(tap(answer, "举报"));
        assertThat(words(opened)).contains("编号").doesNotContain("已经查过");
        assertThat(cards(opened)).isEmpty();
    }

    @Test
    void something_similar_is_mentioned_and_shown_on_a_tap_while_the_report_goes_on() {
        when(knowledge.match(anyString())).thenReturn(ambiguous(WATER, SALT));
        when(knowledge.released(WATER.id())).thenReturn(Optional.of(WATER));
        Reply opened = say("我要举报有人造谣");
        assertThat(words(opened)).contains("有个相近的说法查过：“云溪县停水三天”");
        assertThat(cards(opened)).isEmpty();
        assertThat(cards(conversations.answer(tap(opened, "看相近的")))).containsExactly("W1");
        assertThat(words(say("补充一下，是他发的"))).contains("共 2 份").doesNotContain("W1");
        assertThat(words(say("完成"))).contains("共 2 份");
    }

    @Test
    void a_report_is_taken_though_nothing_can_be_looked_up() {
        when(knowledge.match(anyString())).thenThrow(new IllegalStateException("index closed"));
        assertThat(words(say("我要举报，冒充医保局骗钱"))).contains(onlyReport().value());
        assertThat(words(say("补充一下，他姓周"))).contains("共 2 份");
    }

    @Test
    void a_question_within_a_report_that_nothing_answers_is_kept_too() {
        say("我要举报，冒充医保局骗钱");
        assertThat(words(say("停气是真的吗"))).contains("共 2 份", "暂时没有查到结论");
        verify(questions).unanswered("停气是真的吗");
    }

    @Test
    void two_claims_are_both_answered_and_each_has_its_own_opinion() {
        when(knowledge.match(anyString())).thenReturn(confirmedAll(WATER, SALT));
        Reply reply = say("停水三天和食盐断货是真的吗");
        assertThat(words(reply)).contains("2 件事");
        assertThat(cards(reply)).containsExactly("W1", "S1");
        assertThat(labels(reply)).containsExactly("第1条有用", "第1条没用", "第2条有用", "第2条没用", "发群里", "举报");
        conversations.answer(tap(reply, "第2条没用"));
        conversations.answer(tap(reply, "第1条有用"));
        String mark = Choice.mark("停水三天和食盐断货是真的吗");
        verify(questions).opinion(RESIDENT, new ShownAnswer("S1", 1, 1), mark, "停水三天和食盐断货是真的吗", false);
        verify(questions).opinion(RESIDENT, new ShownAnswer("W1", 1, 1), mark, "停水三天和食盐断货是真的吗", true);
        when(knowledge.released(WATER.id())).thenReturn(Optional.of(WATER));
        when(knowledge.released(SALT.id())).thenReturn(Optional.of(SALT));
        assertThat(words(conversations.answer(tap(reply, "发群里")))).contains("云溪县停水三天", "食盐要断货");
    }

    @Test
    void an_answer_is_passed_on_as_a_text_to_paste_and_a_picture_also_in_other_words() {
        when(knowledge.match(anyString())).thenReturn(confirmed(WATER));
        when(knowledge.released(WATER.id())).thenReturn(Optional.of(WATER));
        for (String words : List.of("发群里", "转发", "转发到群！", "发到群里")) {
            say("停水三天是真的吗");
            Reply reply = say(words);
            assertThat(reply.parts()).hasSize(3);
            assertThat(reply.parts().get(1))
                    .isInstanceOfSatisfying(
                            Reply.Part.Text.class,
                            text -> assertThat(text.text())
                                    .startsWith("【谣言】云溪县停水三天\n")
                                    .endsWith("http://localhost:8080/r/W1"));
            assertThat(reply.parts().get(2)).isEqualTo(new Reply.Part.Picture("/r/W1/picture.png", "【谣言】云溪县停水三天"));
        }
    }

    @Test
    void a_broadcast_is_passed_on_by_a_tap_by_its_name_or_by_saying_so_right_after_it() {
        when(knowledge.released(SALT.id())).thenReturn(Optional.of(SALT));
        Reply tapped = conversations.answer(new InboundMessage.Text(Messages.envelope(), "发群里 S1", "share:S1"));
        assertThat(words(tapped)).contains("食盐要断货");
        assertThat(words(say("发群里 S1"))).contains("食盐要断货");
        assertThat(words(say("转发：S1"))).contains("食盐要断货");
        assertThat(words(say("发群里"))).doesNotContain("食盐要断货");
        when(lastTold.of(any(), any())).thenReturn(Optional.of(SALT.id()));
        assertThat(words(say("发群里"))).contains("食盐要断货");
        verify(lastTold, atLeastOnce()).of(RESIDENT, Messages.NOW.minus(Duration.ofDays(3)));

        when(knowledge.released(SALT.id())).thenReturn(Optional.empty());
        for (String way : List.of("发群里", "发群里 S1")) {
            assertThat(words(say(way))).contains("撤下").doesNotContain("食盐");
        }
    }

    @Test
    void what_was_broadcast_after_the_last_answer_is_what_is_passed_on() {
        when(knowledge.match(anyString())).thenReturn(confirmed(WATER));
        when(knowledge.released(WATER.id())).thenReturn(Optional.of(WATER));
        when(knowledge.released(SALT.id())).thenReturn(Optional.of(SALT));
        say("停水三天是真的吗");
        assertThat(words(say("发群里"))).contains("停水三天");
        verify(lastTold).of(RESIDENT, clock.instant());

        say("停水三天是真的吗");
        when(lastTold.of(any(), any())).thenReturn(Optional.of(SALT.id()));
        assertThat(words(say("发群里"))).contains("食盐").doesNotContain("停水三天");
    }

    @Test
    void an_opinion_names_the_answer_it_was_shown_with_also_by_an_old_button() {
        ClaimReview revised = review("W1", "云溪县停水三天", Rating.FALSE, "云溪县", 2);
        when(knowledge.match(anyString())).thenReturn(confirmed(WATER)).thenReturn(confirmed(revised));
        Reply first = say("云溪停水三天是真的吗");
        Reply second = say("云溪县停水三天是不是真的");
        conversations.answer(tap(first, "没用"));
        conversations.answer(tap(second, "有用"));
        verify(questions).opinion(RESIDENT, new ShownAnswer("W1", 1, 1), Choice.mark("云溪停水三天是真的吗"), null, false);
        verify(questions)
                .opinion(RESIDENT, new ShownAnswer("W1", 2, 1), Choice.mark("云溪县停水三天是不是真的"), "云溪县停水三天是不是真的", true);
        conversations.answer(new InboundMessage.Text(Messages.envelope(), "有用", "useful:W1"));
        verify(questions, times(2)).opinion(any(), any(), any(), any(), anyBoolean());
    }

    @Test
    void what_did_not_help_offers_what_next_and_is_not_told_again() {
        when(knowledge.match(anyString())).thenReturn(confirmed(WATER));
        Reply useless = conversations.answer(tap(say("停水三天是真的吗"), "没用"));
        assertThat(labels(useless)).containsExactly("不对题", "看不懂", "不相信", "其他原因", "换个说法问", "有结论告诉我", "举报");
        assertThat(words(conversations.answer(tap(useless, "有结论告诉我")))).contains("记下了");
        verify(questions).tellWhenAnswered(RESIDENT, "停水三天是真的吗", List.of(new ShownAnswer("W1", 1, 1)));
    }

    @Test
    void what_is_still_open_offers_to_tell_later() {
        ClaimReview open = review("O1", "高铁站通车", Rating.UNPROVEN, "云溪县", 1);
        when(knowledge.match(anyString())).thenReturn(confirmed(open));
        assertThat(labels(say("高铁站通车是真的吗"))).containsExactly("有用", "没用", "有结论告诉我", "发群里", "举报");
    }

    @Test
    void none_of_the_candidates_is_a_miss_with_what_was_shown_once() {
        when(knowledge.match(anyString())).thenReturn(ambiguous(WATER, SALT));
        Reply list = say("水和盐的事是真的吗");
        conversations.answer(tap(list, "都不是"));
        assertThat(words(conversations.answer(tap(list, "都不是")))).contains("已经没有了");
        verify(questions, times(1))
                .missed("水和盐的事是真的吗", List.of(new ShownAnswer("W1", 1, 1), new ShownAnswer("S1", 1, 1)));
    }

    @Test
    void what_the_office_does_not_judge_is_pointed_elsewhere_unless_a_rebuttal_answers_it() {
        Reply declined = say("老板拖欠工资三个月");
        assertThat(words(declined)).contains("12333");
        assertThat(labels(declined)).contains("还是想问");
        assertThat(reports.reports).isEmpty();
        verify(questions, never()).unanswered(anyString());
        assertThat(words(conversations.answer(tap(declined, "还是想问")))).contains("暂时没有查到结论");
        verify(questions).unanswered("老板拖欠工资三个月");
        when(knowledge.match(anyString())).thenReturn(confirmed(WATER));
        assertThat(cards(say("老板拖欠工资两个月"))).containsExactly("W1");
        assertThat(words(say("我要举报老板拖欠工资"))).contains("编号");
    }

    @Test
    void another_place_is_pointed_to_its_platform_and_kept_only_when_insisted_on() {
        Reply elsewhere = say("杭州停水三天是真的吗");
        assertThat(words(elsewhere)).contains("杭州市", "www.piyao.org.cn");
        verify(questions, never()).unanswered(anyString());
        assertThat(words(conversations.answer(tap(elsewhere, "还是想问")))).contains("暂时没有查到结论");
        verify(questions).unanswered("杭州停水三天是真的吗");
        assertThat(words(conversations.answer(tap(elsewhere, "还是想问")))).contains("已经没有了");
    }

    @Test
    void somebody_who_asks_back_gets_the_answer_once_more() {
        when(knowledge.match("云溪停水三天是真的吗")).thenReturn(confirmed(WATER));
        when(knowledge.released(WATER.id())).thenReturn(Optional.of(WATER));
        say("云溪停水三天是真的吗");
        assertThat(words(say("真的吗"))).contains("刚才那条", "谣言", "不会停水");
        verify(questions, never()).unanswered(anyString());
    }

    @Test
    void a_short_question_about_another_matter_is_no_follow_up() {
        when(knowledge.match("云溪停水三天是真的吗")).thenReturn(confirmed(WATER));
        when(knowledge.released(WATER.id())).thenReturn(Optional.of(WATER));
        say("云溪停水三天是真的吗");
        assertThat(words(say("是不是要地震了"))).contains("暂时没有查到结论").doesNotContain("刚才那条");
    }

    @Test
    void a_sentence_in_pieces_is_looked_up_as_one() {
        when(knowledge.match("群里说的 大巴又翻了")).thenReturn(confirmed(WATER));
        assertThat(words(say("群里说的"))).contains("还看不出");
        assertThat(cards(say("大巴又翻了"))).containsExactly("W1");
        verify(questions, never()).unanswered(anyString());
    }

    private static List<String> cards(Reply reply) {
        return reply.parts().stream()
                .flatMap(part -> part instanceof Reply.Part.Card card ? Stream.of(card.reviewId()) : Stream.empty())
                .toList();
    }

    @Test
    void a_voice_message_with_a_transcript_is_a_text_and_stays_evidence() {
        InboundMessage voice = new InboundMessage.Voice(Messages.envelope(), Messages.media(), "我要举报有人冒充老师收费");
        assertThat(words(conversations.answer(voice))).contains(onlyReport().value());
        assertThat(reports.reports.get(onlyReport())).containsExactly(voice);
    }

    @Test
    void a_bare_wish_to_report_is_asked_for_the_content() {
        assertThat(words(say("我要举报"))).contains("请把要举报的内容发来");
        assertThat(words(say("那个群里发的东西"))).contains(onlyReport().value());
    }

    @Test
    void a_pointer_means_what_was_sent_before() {
        conversations.answer(picture());
        assertThat(words(say("这个是真的吗"))).contains("还看不了");
        verify(knowledge, never()).match(anyString());
    }

    @Test
    void a_follower_is_greeted_with_examples_and_a_leaver_forgotten() {
        Reply greeting = conversations.answer(new InboundMessage.Followed(Messages.envelope(), null));
        assertThat(words(greeting).lines()).hasSize(3);
        assertThat(labels(greeting)).hasSize(2);
        conversations.answer(tap(greeting, labels(greeting).getFirst()));
        verify(knowledge).match(labels(greeting).getFirst());
        assertThat(conversations
                        .answer(new InboundMessage.Departed(Messages.envelope()))
                        .isSilent())
                .isTrue();
        verify(questions).forget(RESIDENT);
        assertThat(memories.load(RESIDENT).orElseThrow().state()).isEqualTo(new ConversationState.Idle());
    }

    @Test
    void a_failing_part_is_a_plain_sentence_and_the_message_may_come_again() {
        when(knowledge.match(anyString()))
                .thenThrow(new IllegalStateException("secret detail"))
                .thenReturn(noMatch());
        InboundMessage question = text("停气是真的吗");
        assertThat(words(conversations.answer(question))).isEqualTo("系统繁忙，请稍后重发。");
        assertThat(words(conversations.answer(question))).contains("暂时没有查到结论");
    }

    @Test
    void a_rehearsal_shows_the_answer_and_does_nothing() {
        when(knowledge.match("停水三天是真的吗")).thenReturn(confirmed(WATER));
        Rehearsal asked = conversations.rehearse("停水三天是真的吗");
        assertThat(asked.intent()).isEqualTo(Intent.ASK);
        assertThat(asked.outcome()).isNotNull();
        assertThat(asked.reply().parts()).first().isInstanceOf(Reply.Part.Card.class);
        Rehearsal reported = conversations.rehearse("我要举报，冒充医保局骗钱");
        assertThat(reported.intent()).isEqualTo(Intent.REPORT);
        assertThat(words(reported.reply())).contains("演练");
        conversations.rehearse("停气是真的吗");
        assertThat(reports.reports).isEmpty();
        verify(questions, never()).unanswered(anyString());
        assertThat(memories.size()).isZero();
    }

    @Test
    void every_kind_of_message_is_answered_from_a_fresh_start() {
        for (InboundMessage message : everyKind("网传云溪停水三天", null)) {
            memories.save(RESIDENT, Memory.blank());
            Reply reply = conversations.answer(message);
            assertThat(reply.isSilent()).as("%s", message).isEqualTo(message instanceof InboundMessage.Departed);
        }
    }
}
