package org.chengqing.console.rebuttals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengqing.console.ConsoleSite;
import org.chengqing.console.ConsoleSite.Staff;
import org.chengqing.console.page.Times;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.catalog.Catalog;
import org.chengqing.knowledge.catalog.Proposals;
import org.chengqing.knowledge.catalog.ReviewLists;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.ReviewState;
import org.chengqing.knowledge.matching.MatchOutcome;
import org.chengqing.outbox.Outbox;
import org.chengqing.staff.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What editors and reviewers do with rebuttals, as their browsers send it. */
class RebuttalStoryTest {
    private static ConsoleSite site;
    private static Staff editor;
    private static Staff reviewer;
    private static Staff both;

    @BeforeAll
    static void start() {
        site = new ConsoleSite();
        editor = site.signedIn("bian", Role.EDITOR);
        reviewer = site.signedIn("shen", Role.REVIEWER);
        both = site.signedIn("both", Role.EDITOR, Role.REVIEWER);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void a_draft_becomes_an_answer_by_another_person_only() {
        String id = written(both, "青石镇自来水含有放射性物质");
        act(both, id, "submit", Map.of("revision", 1), 303);

        act(both, id, "release", Map.of("revision", 2), 409);
        act(editor, id, "release", Map.of("revision", 2), 403);
        assertThat(state(id)).isEqualTo(ReviewState.IN_REVIEW);
        assertThat(both.page(page(id))).contains("不能自己发布").doesNotContain(page(id) + "/release");

        act(reviewer, id, "hand-back", Map.of("revision", 2), 409);
        act(reviewer, id, "hand-back", Map.of("revision", 2, "reason", "结论太长"), 303);
        assertThat(both.page(page(id))).contains("结论太长");
        act(both, id, "submit", Map.of("revision", 3), 303);
        assertThat(reviewer.page(page(id))).contains(page(id) + "/release");
        act(reviewer, id, "release", Map.of("revision", 4), 303);

        assertThat(state(id)).isEqualTo(ReviewState.RELEASED);
        await().atMost(Duration.ofSeconds(20)).until(() -> answers("青石镇的自来水有放射性吗", id));
        assertThat(audited(id))
                .containsExactly(
                        "both REBUTTAL_WRITTEN",
                        "both REBUTTAL_MOVED",
                        "shen REBUTTAL_MOVED",
                        "both REBUTTAL_MOVED",
                        "shen REBUTTAL_RELEASED");
    }

    @Test
    void whoever_changed_a_draft_of_somebody_else_may_not_release_it_either() {
        String id = written(editor, "喝隔夜茶会致癌死人");
        Map<String, Object> form = form("喝隔夜茶会得癌症");
        form.put("revision", 1);
        assertThat(both.post(page(id) + "/edit", form).statusCode()).isEqualTo(303);
        act(editor, id, "submit", Map.of("revision", 2), 303);

        act(both, id, "release", Map.of("revision", 3), 409);
        act(reviewer, id, "release", Map.of("revision", 2), 409);
        act(reviewer, id, "release", Map.of("revision", 3), 303);
        act(both, id, "withdraw", Map.of("revision", 4), 409);
        act(both, id, "withdraw", Map.of("revision", 4, "reason", "来源有误"), 303);
        act(both, id, "reopen", Map.of("revision", 5), 303);
        act(both, id, "submit", Map.of("revision", 6), 303);
        act(both, id, "release", Map.of("revision", 7), 409);
        assertThat(state(id)).isEqualTo(ReviewState.IN_REVIEW);
    }

    @Test
    void new_content_of_a_released_one_waits_for_its_release_while_the_old_answers() {
        String id = released("梧桐路隧道要收费二十元");
        Map<String, Object> form = form("梧桐路隧道要收费五十元");
        form.put("revision", 3);
        form.put("version", 0);
        form.put("act", "submit");

        assertThat(both.post(page(id) + "/edit", form).statusCode()).isEqualTo(303);

        assertThat(review(id).claim().text()).isEqualTo("梧桐路隧道要收费二十元");
        assertThat(reviewer.page(page(id))).contains("修改稿", "<del>二</del>", "<ins>五</ins>");
        act(both, id, "proposal/release", Map.of("version", 1), 409);
        act(editor, id, "proposal/release", Map.of("version", 1), 403);
        act(reviewer, id, "proposal/hand-back", Map.of("version", 1, "reason", "再核对"), 303);
        act(editor, id, "proposal/hand-in", Map.of("version", 2), 303);
        act(both, id, "proposal/release", Map.of("version", 3), 409);
        act(reviewer, id, "proposal/release", Map.of("version", 2), 409);
        act(reviewer, id, "proposal/release", Map.of("version", 3), 303);
        assertThat(review(id).claim().text()).isEqualTo("梧桐路隧道要收费五十元");
        assertThat(review(id).state()).isEqualTo(ReviewState.RELEASED);
        assertThat(site.bean(Proposals.class).find(new ClaimReviewId(id))).isEmpty();
        assertThat(reviewer.page(page(id) + "/history/4")).contains("<ins>");
    }

    @Test
    void an_alias_from_the_rehearsal_is_released_in_one_click() {
        String id = released("银杏果每天吃一斤能防中风");
        await().atMost(Duration.ofSeconds(20)).until(() -> answers("银杏果每天吃一斤能防中风", id));

        HttpResponse<String> rehearsed = editor.post("/console/rehearsal", Map.of("text", "听说每天一斤银杏果就不中风了"));
        assertThat(rehearsed.statusCode()).isEqualTo(200);
        assertThat(rehearsed.body()).contains("机器人会说", "分数线", page(id) + "/wording");
        assertThat(editor.page("/console/rehearsal?text=" + encoded("听说每天一斤银杏果就不中风了")))
                .as("the link from a question")
                .contains("机器人会说", page(id) + "/wording");
        act(editor, id, "wording", Map.of("kind", "alias", "text", "听说每天一斤银杏果就不中风了"), 303);
        act(editor, id, "wording", Map.of("kind", "alias", "text", "听说每天一斤银杏果就不中风了"), 409);
        act(editor, id, "wording", Map.of("kind", "counter-example", "text", "银杏果怎么炒好吃"), 303);
        act(editor, id, "wording", Map.of("kind", "alias", "text", " "), 409);
        act(reviewer, id, "wording", Map.of("kind", "alias", "text", "别的话"), 403);

        assertThat(review(id).aliases()).doesNotContain("听说每天一斤银杏果就不中风了");
        act(reviewer, id, "proposal/release", Map.of("version", 2), 303);
        assertThat(review(id).aliases()).contains("听说每天一斤银杏果就不中风了");
        assertThat(review(id).counterExamples()).containsExactly("银杏果怎么炒好吃");
    }

    @Test
    void all_errors_are_told_at_their_fields_and_nothing_is_lost() {
        Map<String, Object> form = form("");
        form.put("conclusion", "长".repeat(121));
        form.put("body", "写了半天的正文");
        form.put("sourceName0", "");
        form.put("sourceAddress0", "javascript:alert(1)");
        form.put("sourceDate0", "2999-01-01");
        form.put("validFrom", "2026-03-02");
        form.put("validUntil", "2026-03-01");

        HttpResponse<String> refused = editor.post("/console/rebuttals/new", form);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains(
                        "claim-error",
                        "conclusion-error",
                        "sourceName0-error",
                        "sourceAddress0-error",
                        "sourceDate0-error",
                        "validUntil-error",
                        "写了半天的正文",
                        "有 <span>6</span> 处");
    }

    @Test
    void two_editors_at_once_lose_nothing() {
        String id = written(editor, "南门桥明天封闭三个月");
        Map<String, Object> first = form("南门桥明天封闭五个月");
        first.put("revision", 1);
        Map<String, Object> second = form("北门桥明天封闭三个月");
        second.put("revision", 1);
        second.put("body", "第二个人的正文");

        assertThat(editor.post(page(id) + "/edit", first).statusCode()).isEqualTo(303);
        HttpResponse<String> overtaken = both.post(page(id) + "/edit", second);

        assertThat(overtaken.statusCode()).isEqualTo(422);
        assertThat(overtaken.body())
                .contains("第二个人的正文", "<del>南</del>", "<ins>北</ins>", "bian", "name=\"revision\" value=\"2\"");
        assertThat(review(id).claim().text()).isEqualTo("南门桥明天封闭五个月");
        second.put("revision", 2);
        assertThat(both.post(page(id) + "/edit", second).statusCode()).isEqualTo(303);
    }

    @Test
    void what_has_expired_answers_no_more_and_is_told_before() {
        LocalDate today = LocalDate.ofInstant(site.bean(Clock.class).instant(), Times.ZONE);
        String ending =
                released("榆树湾大桥下周二要拆除", Map.of("validUntil", today.plusDays(3).toString()));
        String ended =
                released("榆钱巷菜市场鸡蛋限购十个", Map.of("validUntil", today.minusDays(1).toString()));

        await().atMost(Duration.ofSeconds(20)).until(() -> answers("榆树湾大桥下周二要拆除吗", ending));
        assertThat(answers("榆钱巷菜市场鸡蛋限购十个吗", ended)).isFalse();
        assertThat(editor.page("/console/rebuttals?time=soon"))
                .contains("天内到期", ending)
                .doesNotContain(ended);
        assertThat(editor.page("/console/rebuttals?time=ended")).contains(ended).doesNotContain(ending);

        RebuttalReminders.remind(
                site.bean(ReviewLists.class),
                site.bean(Outbox.class),
                site.bean(RebuttalSettings.class),
                site.bean(Clock.class),
                "office@office.example",
                "http://localhost:8080/");
        assertThat(site.bean(Outbox.class)
                        .state("rebuttals-ending-" + today.toString().replace("-", "")))
                .isPresent();
    }

    @Test
    void the_list_is_searched_and_filtered() {
        String id = written(editor, "五色石矿泉水百分百治近视");

        assertThat(editor.page("/console/rebuttals?q=" + encoded("五色石 近视"))).contains(id);
        assertThat(editor.page("/console/rebuttals?q=" + id)).contains(id);
        assertThat(editor.page(
                        "/console/rebuttals?stage=DRAFT&author=bian&sample=no&rating=false&region=" + encoded("全国")))
                .contains(id);
        assertThat(editor.page("/console/rebuttals?stage=RELEASED&q=" + encoded("五色石")))
                .doesNotContain(id);
        assertThat(editor.page("/console/rebuttals?q=" + encoded("%"))).doesNotContain(id);
        assertThat(editor.page("/console/rebuttals?q=" + encoded("\0'\"\\_"))).contains("没有符合条件");
        assertThat(editor.page("/console/rebuttals?page=2&stage=nonsense&time=x"))
                .contains("上一页");
    }

    @Test
    void a_draft_is_prefilled_from_elsewhere() {
        assertThat(editor.page("/console/rebuttals/new?claim=" + encoded("某某说法") + "&alias=" + encoded("问法一")
                        + "&alias=" + encoded("问法二")))
                .contains("某某说法", "问法一\n问法二");
    }

    @Test
    void foresees_whose_answer_changes_and_what_collides() {
        site.database()
                .sql("insert into unanswered_question (digest, question, facts, pairs, count, first_seen, last_seen)"
                        + " values ('d1', '玉带湖的鱼全部有毒是真的吗', '', '{1}', 1, now(), now())")
                .update();
        String old = released("玉带湖的水草有毒");
        await().atMost(Duration.ofSeconds(20)).until(() -> answers("玉带湖的水草有毒", old));
        String id = written(editor, "玉带湖的鱼全部有毒", Map.of("aliases", "玉带湖的水草有毒吗"));

        await().atMost(Duration.ofSeconds(60))
                .until(() -> editor.page(page(id) + "/foresight").contains("会换答案的旧问题"));

        String foresight = editor.page(page(id) + "/foresight");
        assertThat(foresight).contains("玉带湖的鱼全部有毒是真的吗", "玉带湖的水草有毒", old);
    }

    @Test
    void supersedes_by_another_released_one() {
        String old = released("白云机场路下月起单行");
        String successor = released("白云机场路明年起单行");
        assertThat(reviewer.page(page(old) + "?successor=" + encoded("白云机场路"))).contains(successor);

        act(reviewer, old, "supersede", Map.of("revision", 3, "reason", "有新的"), 409);
        act(reviewer, old, "supersede", Map.of("revision", 3, "successor", old, "reason", "有新的"), 409);
        act(editor, old, "supersede", Map.of("revision", 3, "successor", successor, "reason", "有新的"), 403);
        act(reviewer, old, "supersede", Map.of("revision", 3, "successor", successor, "reason", "有新的"), 303);

        assertThat(review(old).supersededBy()).isEqualTo(new ClaimReviewId(successor));
    }

    private static String written(Staff by, String claim) {
        return written(by, claim, Map.of());
    }

    private static String written(Staff by, String claim, Map<String, Object> more) {
        Map<String, Object> form = form(claim);
        form.putAll(more);
        HttpResponse<String> created = by.post("/console/rebuttals/new", form);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(303);
        String location = created.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static String released(String claim) {
        return released(claim, Map.of());
    }

    private static String released(String claim, Map<String, Object> more) {
        String id = written(editor, claim, more);
        act(editor, id, "submit", Map.of("revision", 1), 303);
        act(reviewer, id, "release", Map.of("revision", 2), 303);
        return id;
    }

    private static Map<String, Object> form(String claim) {
        return new HashMap<>(Map.of(
                "claim", claim,
                "rating", "false",
                "conclusion", "不属实。请以官方发布为准。",
                "region", "全国",
                "category", "其他",
                "sourceName0", "县融媒体中心",
                "sourceAddress0", "https://www.example.gov.cn/a?b=1",
                "sourceDate0", "2026-03-12"));
    }

    private static void act(Staff who, String id, String act, Map<String, ?> fields, int status) {
        HttpResponse<String> answer = who.post(page(id) + "/" + act, fields);
        assertThat(answer.statusCode()).as(act + ": " + answer.body()).isEqualTo(status);
    }

    private static String page(String id) {
        return "/console/rebuttals/r/" + id;
    }

    private static ClaimReview review(String id) {
        return site.bean(Catalog.class).find(new ClaimReviewId(id)).orElseThrow();
    }

    private static ReviewState state(String id) {
        return review(id).state();
    }

    private static boolean answers(String text, String id) {
        return site.bean(KnowledgeBase.class).match(text) instanceof MatchOutcome.Confirmed confirmed
                && confirmed.match().review().id().value().equals(id);
    }

    private static List<String> audited(String id) {
        return site.database()
                .sql("select who || ' ' || act from audit_entry where about = ? order by number")
                .param(id)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
