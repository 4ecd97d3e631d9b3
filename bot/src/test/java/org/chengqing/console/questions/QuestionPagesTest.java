package org.chengqing.console.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chengqing.console.ConsoleSite;
import org.chengqing.console.reception.Resident;
import org.chengqing.knowledge.catalog.Catalog;
import org.chengqing.knowledge.catalog.ChangeResult;
import org.chengqing.knowledge.catalog.ReviewStep;
import org.chengqing.knowledge.claim.Claim;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.Facts;
import org.chengqing.knowledge.claim.Rating;
import org.chengqing.knowledge.claim.ReviewContent;
import org.chengqing.knowledge.claim.Source;
import org.chengqing.knowledge.claim.Validity;
import org.chengqing.questions.QuestionGroups;
import org.chengqing.questions.Questions;
import org.chengqing.staff.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QuestionPagesTest {
    private static ConsoleSite site;
    private static ConsoleSite.Staff editor;

    @BeforeAll
    static void start() {
        site = new ConsoleSite();
        editor = site.signedIn("editor", Role.EDITOR);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static long group(String part) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> site.database()
                                .sql("select id from unanswered_question where question like ?")
                                .param("%" + part + "%")
                                .query(Long.class)
                                .list(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    private static ChangeResult.Changed changed(ChangeResult result) {
        assertThat(result).isInstanceOf(ChangeResult.Changed.class);
        return (ChangeResult.Changed) result;
    }

    private static void release(String id, String claim) {
        Catalog catalog = site.bean(Catalog.class);
        ReviewContent content = new ReviewContent(
                new Claim(claim),
                Rating.FALSE,
                "不属实。",
                "经核实，没有这回事。",
                List.of(new Source("云溪县水务局", null, null, null)),
                "云溪县",
                "其他",
                List.of(),
                List.of(),
                Facts.NONE,
                Validity.ALWAYS,
                false);
        ClaimReviewId name = new ClaimReviewId(id);
        int revision =
                changed(catalog.create(name, content, "editor", "")).review().revision();
        revision = changed(catalog.move(name, revision, ReviewStep.SUBMIT, "editor", ""))
                .review()
                .revision();
        changed(catalog.move(name, revision, ReviewStep.RELEASE, "reviewer", ""));
    }

    @Test
    void whoever_waits_for_an_answer_is_told_when_two_people_have_released_it_and_the_question_leaves_the_list() {
        Resident resident = new Resident(site);
        String claim = "云溪县的会飞的荷花鱼今晚集体上岸唱歌";
        assertThat(resident.say(claim + "，是真的吗")).contains("暂时没有查到结论");
        assertThat(resident.tap("有结论告诉我")).contains("记下了");
        long id = group("荷花鱼");

        String page = editor.page("/console/questions/" + id);
        assertThat(page).contains("发布后，等答案的 1 人会收到通知", "/console/rebuttals/new?claim=", "group=" + id);
        assertThat(editor.page("/console/questions")).contains("荷花鱼", "1 人");

        release("FISH1", claim);

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(site.database()
                            .sql("select outcome from promise_outcome")
                            .query(String.class)
                            .list())
                    .containsExactly("TOLD");
            assertThat(editor.page("/console/questions")).doesNotContain("荷花鱼");
        });
        assertThat(editor.page("/console/questions?which=ANSWERED")).contains("荷花鱼", "已有答案");
        assertThat(editor.page("/console/questions/" + id)).contains("/console/rebuttals/r/FISH1");
    }

    @Test
    void a_question_is_taken_by_one_member_of_staff_and_marked_on_the_record_and_back() {
        new Resident(site).say("听说南湖的石狮子半夜会眨眼睛，是真的吗");
        long id = group("石狮子");
        ConsoleSite.Staff colleague = site.signedIn("colleague", Role.EDITOR);

        editor.post("/console/questions/" + id + "/take", Map.of());
        colleague.post("/console/questions/" + id + "/take", Map.of());

        assertThat(colleague.page("/console/questions"))
                .contains("editor·同志 处理中")
                .doesNotContain("colleague·同志 处理中");
        assertThat(colleague
                        .post("/console/questions/" + id + "/mark", Map.of("state", "IGNORED", "why", ""))
                        .statusCode())
                .isEqualTo(422);
        colleague.post("/console/questions/" + id + "/mark", Map.of("state", "IGNORED", "why", "不是谣言，是笑话"));
        assertThat(editor.page("/console/questions")).doesNotContain("石狮子");
        assertThat(editor.page("/console/questions?which=IGNORED")).contains("石狮子", "colleague·同志 不处理");
        editor.post("/console/questions/" + id + "/mark", Map.of("state", "OPEN", "why", "又有人问"));
        assertThat(editor.page("/console/questions")).contains("石狮子");
        assertThat(site.database()
                        .sql("select who || ' ' || why from audit_entry where act = 'QUESTION_HANDLED' and about = ?"
                                + " order by number")
                        .param("提问 " + id)
                        .query(String.class)
                        .list())
                .containsExactly("editor 处理中", "colleague 不处理", "editor 恢复待处理");
        ConsoleSite.Staff reviewer = site.signedIn("reviewer", Role.REVIEWER);
        assertThat(reviewer.page("/console/questions/" + id)).doesNotContain("我来处理");
        assertThat(reviewer.post("/console/questions/" + id + "/take", Map.of()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void near_duplicates_are_one_question_with_its_wordings_and_a_spike_stands_on_top() {
        for (int i = 0; i < 12; i++) {
            site.bean(Questions.class).unanswered(i % 2 == 0 ? "城东小学食堂发现死老鼠，家长赶紧看看" : "城东小学食堂里发现死老鼠，家长赶紧看看！！");
        }
        long id = group("死老鼠");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(site.bean(QuestionGroups.class).spikes())
                        .anySatisfy(spike -> {
                            assertThat(spike.id()).isEqualTo(id);
                            assertThat(spike.lastHour()).isEqualTo(12);
                        }));

        assertThat(editor.page("/console/questions")).contains("突然变多", "最近一小时 12 次");
        assertThat(editor.page("/console/questions/" + id)).contains("平时几乎没人问");
        assertThat(editor.page("/console/questions?q=" + Links.encoded("食堂"))).contains("死老鼠");
        assertThat(editor.page("/console/questions?q=" + Links.encoded("%_"))).contains("没有找到");
        assertThat(site.bean(QuestionGroups.class).wordings(id)).hasSize(2);
    }

    @Test
    void an_answer_that_did_not_help_is_listed_with_the_reason_and_what_can_be_done() {
        release("NOODLE", "云溪县的凉拌面条能治好感冒");
        Resident resident = new Resident(site);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(resident.say("云溪县的凉拌面条能治好感冒")).contains("不属实"));
        assertThat(resident.tap("没用")).contains("重新看");
        assertThat(resident.tap("看不懂")).contains("谢谢");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(editor.page("/console/feedback"))
                        .contains("凉拌面条", "看不懂 1", "100%", "/console/feedback/NOODLE"));
        assertThat(editor.page("/console/feedback/NOODLE"))
                .contains("云溪县的凉拌面条能治好感冒", "看不懂", "/console/rebuttals/r/NOODLE", "/console/rehearsal?text=");
    }

    @Test
    void what_was_misheard_is_put_right_by_an_editor_and_not_by_others() {
        new Resident(site).say("麻烦问一下这个到底咋回事呀");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(editor.page("/console/intents?order=latest")).contains("咋回事呀"));
        Matcher form = Pattern.compile("action=\"/console/intents/(\\d+)\"").matcher(editor.page("/console/intents"));
        assertThat(form.find()).isTrue();

        HttpResponse<String> done = editor.post("/console/intents/" + form.group(1), Map.of("intent", "help/greeting"));

        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(editor.page("/console/intents?order=latest")).contains("已改为“打招呼、问用法”");
        assertThat(site.signedIn("officer", Role.INTAKE_OFFICER)
                        .get("/console/intents")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void without_the_database_the_page_says_so() {
        site.database()
                .sql("alter table candidate_miss rename to candidate_miss_away")
                .update();
        try {
            HttpResponse<String> page = editor.get("/console/misses");
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body()).contains("数据库暂时没有回应");
        } finally {
            site.database()
                    .sql("alter table candidate_miss_away rename to candidate_miss")
                    .update();
        }
    }
}
