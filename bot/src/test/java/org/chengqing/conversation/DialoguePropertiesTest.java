package org.chengqing.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.chengqing.channel.InboundMessage;
import org.chengqing.channel.QuickReply;
import org.chengqing.channel.Reply;
import org.chengqing.conversation.intent.IntentLog;
import org.chengqing.identity.Pseudonyms;
import org.chengqing.intake.FollowUps;
import org.chengqing.intake.Receipt;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.questions.Questions;

/** Random residents: whatever they send and press in whatever order, over stores that fail now and then. */
class DialoguePropertiesTest {
    private static final Pattern RECEIPT = Pattern.compile("[0-9]{8}-[2-9A-HJ-NP-Z]{4,8}");
    private static final ClaimReview WATER = Messages.review("W1", "云溪县停水三天");
    private static final List<String> WORDS = List.of(
            "网传停水三天",
            "是真的吗",
            "举报",
            "我要举报，冒充医保局骗钱",
            "完成",
            "取消",
            "是的",
            "不撤回",
            "1",
            "2",
            "3",
            "12",
            "我的举报",
            "查询 20261122-9999",
            "帮助",
            "删除我的信息",
            "不要公开我的姓名",
            "楼下着火了",
            "谢谢",
            "没用",
            "天气怎么样",
            "都不是",
            "有结论告诉我",
            "补充一张",
            "撤回上一条",
            "删掉第2条",
            "实名 张三 13800000000",
            "匿名",
            "导出我的信息",
            "下一页",
            "补充 20261122-9999 他又来了",
            "补充 20261122-A7K3",
            "20261122-A7K3 他换了个号接着骗人，请处理",
            "撤回 20261122-A7K3",
            "",
            "。。。",
            "\ud83d");

    @Property(tries = 150)
    void a_dialogue_always_answers_and_shows_only_receipts_of_stored_reports(@ForAll Random random) {
        FakeIntake reports = new FakeIntake();
        reports.fails = () -> random.nextInt(4) == 0;
        Conversations conversations = conversations(reports, random);
        Set<QuickReply> everOffered = new HashSet<>();
        for (int turn = 0; turn < 30; turn++) {
            InboundMessage message = message(random, List.copyOf(everOffered));
            Reply reply = conversations.answer(message);
            everOffered.addAll(reply.quickReplies());
            assertThat(reply.isSilent()).isEqualTo(message instanceof InboundMessage.Departed);
            assertThat(reply.toString()).doesNotContain("oRESIDENT", "系统繁忙，请稍后重发");
            Matcher shown = RECEIPT.matcher(withoutOwnWords(reply));
            while (shown.find()) {
                assertThat(reports.reports).containsKey(new Receipt(shown.group()));
            }
            // what is kept is read anew each time, and remembered nowhere
            if (!reply.toString().contains("我这里") && !reply.toString().contains("“导出我的信息”")) {
                assertThat(reply).isEqualTo(conversations.answer(message));
            }
        }
    }

    /** The export gives back what a resident wrote, numbers they made up too: those are no receipts of ours. */
    private static String withoutOwnWords(Reply reply) {
        String shown = reply.toString();
        for (String words : WORDS) {
            shown = RECEIPT.matcher(words).find() ? shown.replace(words, "") : shown;
        }
        return shown;
    }

    private static InboundMessage message(Random random, List<QuickReply> offered) {
        if (!offered.isEmpty() && random.nextInt(3) == 0) {
            QuickReply old = offered.get(random.nextInt(offered.size()));
            return new InboundMessage.Text(Messages.envelope(), old.text(), old.id());
        }
        String words = WORDS.get(random.nextInt(WORDS.size()));
        if (random.nextInt(2) == 0) {
            return Messages.text(words);
        }
        List<InboundMessage> kinds = Messages.everyKind(words, random.nextInt(5) == 0 ? "report:0" : null);
        return kinds.get(random.nextInt(kinds.size()));
    }

    private static Conversations conversations(FakeIntake reports, Random random) {
        KnowledgeBase knowledge = Shipped.places();
        when(knowledge.match(anyString())).thenAnswer(_ -> switch (random.nextInt(3)) {
            case 0 -> Messages.confirmed(WATER);
            case 1 -> Messages.ambiguous(WATER);
            default -> Messages.noMatch();
        });
        when(knowledge.released(any())).thenAnswer(_ -> random.nextBoolean() ? Optional.of(WATER) : Optional.empty());
        Questions questions = mock(Questions.class, withSettings().stubOnly());
        when(questions.tellWhenAnswered(any(), anyString(), any())).thenAnswer(_ -> random.nextBoolean());
        when(questions.forget(any())).thenAnswer(_ -> random.nextBoolean());
        when(questions.kept(any()))
                .thenAnswer(_ -> random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(new Questions.Kept(List.of("问过的"), List.of(), List.of())));
        FollowUps followUps = reports.asFollowUps();
        Clock clock = Clock.fixed(Messages.NOW, ZoneOffset.UTC);
        return new Conversations(
                new Dialogue(Shipped.taxonomy(), Shipped.declines(), Shipped.remarks(), new Keeping(3, 200)),
                Shipped.hearing(),
                mock(IntentLog.class),
                new Receiving(NoStaff.RECEPTION, Shipped.phrases()),
                new Performer(
                        knowledge,
                        reports.asIntake(),
                        followUps,
                        questions,
                        Shipped.referrals(knowledge),
                        new Forgetting(
                                reports.asIntake(), questions, NoStaff.RECEPTION, NoStaff.SUBSCRIPTIONS, event -> {}),
                        new Exports(followUps, questions, NoStaff.RECEPTION, NoStaff.SUBSCRIPTIONS, Shipped.phrases()),
                        NoStaff.SUBSCRIPTIONS,
                        NoStaff.LAST_TOLD),
                new Rendering(Shipped.phrases(), Shipped.forward(), List.of("甲", "乙")),
                new InMemoryMemories(new Pseudonyms(new byte[32]), Duration.ofMinutes(30), 100, clock),
                Shipped.settings(),
                clock);
    }
}
