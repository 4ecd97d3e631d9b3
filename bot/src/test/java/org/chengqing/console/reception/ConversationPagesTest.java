package org.chengqing.console.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chengqing.console.ConsoleSite;
import org.chengqing.staff.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConversationPagesTest {
    private static ConsoleSite site;
    private static ConsoleSite.Staff officer;

    @BeforeAll
    static void start() {
        site = new ConsoleSite("--reception.busy-from=5");
        officer = site.signedIn("officer", Role.INTAKE_OFFICER);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static long waiting() {
        return site.database()
                .sql("select max(id) from reception_visit where state = 'WAITING'")
                .query(Long.class)
                .single();
    }

    private static String visit(long id) {
        return "/console/conversations/" + id;
    }

    private static Map<String, String> line(String text, String key) {
        return Map.of("text", text, "key", key);
    }

    @Test
    void a_resident_asks_for_a_person_is_answered_by_one_and_goes_back_to_the_bot() {
        Resident resident = new Resident(site);
        assertThat(resident.say("这句在找人工之前说")).isNotEmpty();
        assertThat(resident.say("人工")).contains("已经告诉工作人员", "工作日");
        assertThat(resident.say("转人工")).contains("已经在等");
        assertThat(resident.say("我的电话是13912345678，喝醋能软化血管吗")).isNotEmpty();
        long id = waiting();
        assertThat(officer.page("/console/conversations")).contains("来访者 ", visit(id));
        assertThat(officer.page("/console")).contains("有人在等人工回复");
        assertThat(officer.page(visit(id))).contains("139****5678", "机器人").doesNotContain("13912345678", "之前说", "写一");

        officer.post(visit(id) + "/take", Map.of());
        ConsoleSite.Staff colleague = site.signedIn("colleague", Role.EDITOR);
        colleague.post(visit(id) + "/take", Map.of());
        assertThat(colleague.page(visit(id))).contains("由 officer 接待").doesNotContain("name=\"text\"");
        assertThat(resident.say("我想问一下停水的事")).contains("交给工作人员");
        assertThat(resident.say("还在吗")).isEmpty();

        officer.post(visit(id) + "/say", line("您好，请讲", "key-00000001"));
        officer.post(visit(id) + "/say", line("您好，请讲", "key-00000001"));
        String page = officer.page(visit(id));
        assertThat(page).contains("我想问一下停水的事", "还在吗", "平台已收下");
        assertThat(page.split("<pre>您好，请讲</pre>", -1)).as(page).hasSize(2);
        assertThat(colleague
                        .post(visit(id) + "/say", line("插嘴", "key-00000002"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(officer.post(visit(id) + "/say", line("", "key-00000003")).statusCode())
                .isEqualTo(422);

        officer.post(visit(id) + "/hand-back", Map.of());
        assertThat(resident.say("喝醋能软化血管吗")).contains("不属实");
        assertThat(officer.page("/console/conversations")).contains("工作人员交还");
        assertThat(site.database()
                        .sql("select act from audit_entry where about = ? order by number")
                        .param("接待 " + id)
                        .query(String.class)
                        .list())
                .containsExactly("CONVERSATION_TAKEN_OVER", "PERSON_ANSWERED", "CONVERSATION_HANDED_BACK");
    }

    @Test
    void what_protects_people_works_while_staff_have_the_conversation() {
        Resident resident = new Resident(site);
        resident.say("人工");
        long id = waiting();
        officer.post(visit(id) + "/take", Map.of());

        assertThat(resident.say("有人拿刀砍人了救命")).contains("110");
        assertThat(resident.say("举报 有人在群里卖假药，绝密的举报内容")).contains("编号");
        assertThat(resident.say("完成")).contains("已提交");
        assertThat(officer.page(visit(id))).contains("救命", "办别的事").doesNotContain("绝密的举报内容");
        assertThat(resident.say("导出我的信息")).contains("人工接待");
        assertThat(resident.say("机器人")).contains("现在由我回答");
        assertThat(resident.say("喝醋能软化血管吗")).contains("不属实");

        resident.say("删除我的信息");
        assertThat(resident.say("删除我的信息")).doesNotContain("没能");
        assertThat(officer.get(visit(id)).statusCode()).isEqualTo(404);
    }

    @Test
    void a_flooding_sender_is_told_once_and_reports_are_taken_all_the_same() {
        Resident resident = new Resident(site);
        for (int i = 0; i < 14; i++) {
            resident.say("灌水" + i);
        }
        String page = officer.page("/console/senders");
        Matcher person =
                Pattern.compile("name=\"person\" value=\"([0-9a-f]{32})\"").matcher(page);
        assertThat(person.find()).as(page).isTrue();
        assertThat(page).contains("14 条").doesNotContain("灌水");
        assertThat(officer.post(
                                "/console/senders/block",
                                Map.of("person", person.group(1), "time", "HOUR", "reason", ""))
                        .statusCode())
                .isEqualTo(422);

        officer.post("/console/senders/block", Map.of("person", person.group(1), "time", "HOUR", "reason", "一直灌水"));

        assertThat(resident.say("喝醋能软化血管吗")).contains("先不在这里回答提问", "0000-5550123");
        assertThat(resident.say("喝醋能软化血管吗")).isEmpty();
        assertThat(resident.say("举报 有人在卖假药")).contains("编号");
        assertThat(resident.say("完成")).contains("已提交");
        assertThat(officer.page("/console/senders")).contains("一直灌水", "恢复");
        officer.post("/console/senders/unblock", Map.of("person", person.group(1)));
        assertThat(resident.say("喝醋能软化血管吗")).contains("不属实");
        assertThat(site.database()
                        .sql("select act from audit_entry where act like 'SENDER_%' order by number")
                        .query(String.class)
                        .list())
                .containsExactly("SENDER_BLOCKED", "SENDER_UNBLOCKED");
    }

    @Test
    void without_the_table_of_conversations_the_bot_answers_whoever_was_with_staff() {
        Resident resident = new Resident(site);
        resident.say("人工");
        officer.post(visit(waiting()) + "/take", Map.of());
        site.database()
                .sql("alter table reception_line rename to reception_line_away")
                .update();
        try {
            assertThat(resident.say("喝醋能软化血管吗")).contains("不属实");
        } finally {
            site.database()
                    .sql("alter table reception_line_away rename to reception_line")
                    .update();
        }
        assertThat(resident.say("返回")).contains("现在由我回答");
    }

    @Test
    void roles_without_the_right_see_no_conversation() {
        HttpResponse<String> reviewer = site.signedIn("reviewer", Role.REVIEWER).get("/console/conversations");
        assertThat(reviewer.statusCode()).isEqualTo(403);
        assertThat(site.signedIn("admin", Role.ADMINISTRATOR)
                        .get("/console/senders")
                        .statusCode())
                .isEqualTo(200);
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(
                                officer.get("/console/conversations/999999").statusCode())
                        .isEqualTo(404));
    }
}
