package org.chengqing.console.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chengqing.console.cases.Reports.envelope;
import static org.chengqing.console.cases.Reports.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.chengqing.channel.InboundMessage;
import org.chengqing.channel.Sender;
import org.chengqing.console.ConsoleSite;
import org.chengqing.console.ConsoleSite.Staff;
import org.chengqing.intake.Intake;
import org.chengqing.intake.Receipt;
import org.chengqing.staff.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The inbox and the page of a case, as the browser of an intake officer asks for them. */
class CasesTest {
    private static final Map<String, String> NOTHING = Map.of();

    private static ConsoleSite site;
    private static Reports reports;
    private static Staff wang;

    @BeforeAll
    static void start() {
        site = new ConsoleSite("--intake.office.hand-over-to=gov.example,police@other.example");
        reports = new Reports(site);
        wang = site.signedIn("wang", Role.INTAKE_OFFICER);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static String at(Receipt receipt) {
        return "/console/cases/" + receipt;
    }

    private static List<String> audited(String act) {
        return site.database()
                .sql(
                        "select who || ' ' || coalesce(about, '') || ' ' || coalesce(why, '') from audit_entry where act = ? order by number")
                .param(act)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static int count(String what) {
        return site.database()
                .sql("select count(*) from " + what)
                .query(Integer.class)
                .single();
    }

    private static String field(String page, String name) {
        Matcher matcher =
                Pattern.compile("name=\"" + name + "\"[^>]*value=\"([^\"]+)\"").matcher(page);
        assertThat(matcher.find()).as(name + " in " + page).isTrue();
        return matcher.group(1);
    }

    @Test
    void the_inbox_lists_what_waits_and_never_who_sent_it() {
        Sender anna = Reports.somebody();
        Receipt receipt = reports.submitted(anna, "food", text(anna, "这家店用的盐说是特供一九九五"));

        String page = wang.page("/console/cases");

        assertThat(page).contains(receipt.value(), "食品安全", "1 条：文字 1").doesNotContain(anna.person(), "特供一九九五");
        assertThat(wang.page("/console/cases?category=food")).contains(receipt.value());
        assertThat(wang.page("/console/cases?category=disaster")).doesNotContain(receipt.value());
        assertThat(wang.page("/console/cases?mine=1")).doesNotContain(receipt.value());
        assertThat(wang.page("/console/cases?to=2020-01-01")).doesNotContain(receipt.value());
        assertThat(wang.page("/console/cases?q=" + receipt.value().substring(5)))
                .contains(receipt.value());
        assertThat(wang.page("/console/cases?from=+999999999-12-31&to=x&q=%25_'&state=%3Cb%3E&page=0"))
                .contains("没有符合条件的线索");
        HttpResponse<String> found =
                wang.get("/console/cases?q=" + receipt.value().toLowerCase(java.util.Locale.ROOT));
        assertThat(found.headers().firstValue("Location")).contains(at(receipt));
    }

    @Test
    void late_cases_are_counted_marked_and_first_when_sorted() {
        Sender anna = Reports.somebody();
        Receipt late = reports.submitted(anna, "food", text(anna, "超时的一件，没有人接手"));
        site.database()
                .sql(
                        "update tip_off set closed_at = now() - interval '30 hours', opened_at = now() - interval '31 hours' where receipt = ?")
                .param(late.value())
                .update();

        assertThat(wang.page("/console/cases")).contains("超时 1 件", "超时 6 小时");
        assertThat(wang.page("/console/cases?overdue=1&sort=due")).contains(late.value());
        assertThat(wang.page(at(late))).contains("超时 6 小时", "接手");

        wang.post(at(late) + "/state", Map.of("seen", "FORWARDED", "to", "IN_PROGRESS"));
        assertThat(wang.page("/console/cases?overdue=1")).doesNotContain(late.value());
    }

    @Test
    void a_case_is_shown_masked_and_in_full_only_with_a_reason_on_the_record() {
        Sender anna = Reports.somebody();
        Receipt receipt = reports.submitted(anna, "fraud", text(anna, "骗子电话13912345678"));

        String masked = wang.page(at(receipt));
        assertThat(masked).contains("骗子电话139****5678").doesNotContain("13912345678", anna.person());
        HttpResponse<String> without = wang.post(at(receipt) + "/full", Map.of("why", "看看"));
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("至少 5 个字").doesNotContain("13912345678");

        HttpResponse<String> full = wang.post(at(receipt) + "/full", Map.of("why", "核对被举报人电话"));

        assertThat(full.body()).contains("骗子电话13912345678");
        assertThat(full.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(audited("CASE_READ_IN_FULL")).containsExactly("wang " + receipt + " 核对被举报人电话");
        assertThat(wang.page(at(receipt))).contains("查看全文", "核对被举报人电话");
    }

    @Test
    void of_many_who_change_a_case_at_once_one_does_and_the_others_see_the_page_as_it_is() throws Exception {
        Sender anna = Reports.somebody();
        Receipt receipt = reports.submitted(anna, "food", text(anna, "大家同时来办的一件"));
        int before = audited("CASE_CHANGED").size();
        List<Future<HttpResponse<String>>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 40; i++) {
                all.add(threads.submit(() -> wang.post(
                        at(receipt) + "/state", Map.of("seen", "FORWARDED", "to", "IN_PROGRESS", "note", "备注"))));
            }
        }
        List<Integer> codes = new ArrayList<>();
        for (Future<HttpResponse<String>> each : all) {
            codes.add(each.get().statusCode());
            if (each.get().statusCode() == 409) {
                assertThat(each.get().body()).contains("别人刚刚改动过", "核实中");
            }
        }

        assertThat(codes).containsOnly(303, 409);
        assertThat(codes.stream().filter(it -> it == 303)).hasSize(1);
        assertThat(audited("CASE_CHANGED")).hasSize(before + 1);
    }

    @Test
    void an_answer_is_shown_before_it_goes_and_the_same_form_sent_twice_answers_once() {
        Sender anna = Reports.somebody();
        Receipt receipt = reports.submitted(anna, "food", text(anna, "想要一个答复的举报"));
        String token = field(wang.page(at(receipt)), "token");

        assertThat(wang.post(at(receipt) + "/answer/preview", Map.of("text", "已责令下架 <b>"))
                        .body())
                .contains("您的举报 " + receipt + " 有答复", "已责令下架 &lt;b&gt;")
                .doesNotContain("<html");
        HttpResponse<String> looked =
                wang.post(at(receipt) + "/answer", Map.of("text", "已责令下架", "token", token, "preview", "1"));
        assertThat(looked.body()).contains("举报人会看到", token);
        assertThat(count("tip_off_notice where receipt = '" + receipt + "'")).isZero();

        for (int i = 0; i < 2; i++) {
            HttpResponse<String> sent = wang.post(at(receipt) + "/answer", Map.of("text", "已责令下架", "token", token));
            assertThat(sent.statusCode()).isEqualTo(303);
        }
        assertThat(wang.post(at(receipt) + "/answer", Map.of("text", "")).statusCode())
                .isEqualTo(422);
        assertThat(wang.post(at(receipt) + "/answer", Map.of("text", "长".repeat(601)))
                        .body())
                .contains("最多 600 字");

        assertThat(count("tip_off_notice where receipt = '" + receipt + "'")).isEqualTo(1);
        assertThat(audited("CASE_ANSWERED"))
                .filteredOn(it -> it.contains(receipt.value()))
                .hasSize(1);
        assertThat(wang.page(at(receipt))).contains("答复举报人", "已责令下架");
    }

    @Test
    void a_case_is_taken_over_only_from_whom_it_was_seen_with_and_notes_stay_inside() {
        Sender anna = Reports.somebody();
        Receipt receipt = reports.submitted(anna, "food", text(anna, "由谁来办的一件"));
        Staff li = site.signedIn("li", Role.INTAKE_OFFICER);

        assertThat(wang.post(at(receipt) + "/take", Map.of("seen", "")).statusCode())
                .isEqualTo(303);
        assertThat(li.post(at(receipt) + "/take", Map.of("seen", "")).statusCode())
                .isEqualTo(409);
        assertThat(li.post(at(receipt) + "/leave", NOTHING).statusCode()).isEqualTo(409);
        assertThat(wang.page("/console/cases?mine=1")).contains(receipt.value());
        assertThat(li.post(at(receipt) + "/take", Map.of("seen", "wang")).statusCode())
                .isEqualTo(303);
        String token = field(li.page(at(receipt)), "token");
        li.post(at(receipt) + "/note", Map.of("remark", "店主电话13912345678", "token", token));
        li.post(at(receipt) + "/note", Map.of("remark", "店主电话13912345678", "token", token));
        li.post(at(receipt) + "/leave", NOTHING);

        assertThat(wang.page(at(receipt)))
                .contains("店主电话139****5678", "由本人办理", "不再由本人办理", "还没有人")
                .doesNotContain("13912345678");
        assertThat(count("tip_off_event where kind = 'NOTE' and receipt = '" + receipt + "'"))
                .isEqualTo(1);
        assertThat(count("tip_off_notice where receipt = '" + receipt + "'")).isZero();
    }

    @Test
    void a_repeated_case_is_closed_and_linked_both_ways_and_its_sender_is_not_told_the_other_number() {
        Sender anna = Reports.somebody();
        Sender boris = Reports.somebody();
        Receipt first = reports.submitted(anna, "food", text(anna, "甲说某某店用地沟油炸油条"));
        Receipt second = reports.submitted(boris, "food", text(boris, "乙也看见了那家店的油是黑的"));

        assertThat(wang.post(at(second) + "/duplicate", Map.of("of", "随便写")).statusCode())
                .isEqualTo(422);
        assertThat(wang.post(at(second) + "/duplicate", Map.of("of", second.value()))
                        .body())
                .contains("本件的编号");
        assertThat(wang.post(at(second) + "/duplicate", Map.of("of", "20261122-2222"))
                        .body())
                .contains("没有这个编号");
        assertThat(wang.post(at(second) + "/duplicate", Map.of("of", first.value()))
                        .statusCode())
                .isEqualTo(303);
        assertThat(wang.post(at(first) + "/duplicate", Map.of("of", second.value()))
                        .statusCode())
                .isEqualTo(422);

        assertThat(wang.page(at(second))).contains("已办结", "href=\"" + at(first) + "\"");
        assertThat(wang.page(at(first))).contains("并到本件办理", "href=\"" + at(second) + "\"");
        org.awaitility.Awaitility.await()
                .until(() -> !site.bean(org.chengqing.intake.FollowUps.class)
                                .takeNotices(boris)
                                .isEmpty()
                        || count("tip_off_notice where receipt = '" + second + "' and phase = 'SENT'") == 1);
        assertThat(audited("CASE_CHANGED")).contains("wang " + second + " 标为与 " + first + " 重复");
    }

    @Test
    void hostile_files_are_given_out_as_downloads_that_nothing_runs() {
        Sender anna = Reports.somebody();
        String script = "<script>parent.alert(1)</script>";
        Receipt receipt = reports.submitted(
                anna,
                "food",
                reports.document(anna, "a.html", "<!DOCTYPE html>" + script),
                reports.document(anna, "b.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"),
                reports.document(
                        anna,
                        "c.xml",
                        "<?xml version=\"1.0\"?><x xmlns=\"http://www.w3.org/1999/xhtml\">" + script + "</x>"),
                reports.document(anna, "d.js", "alert(1)//" + "x".repeat(60)),
                reports.document(anna, "e.gif", "GIF89a/*" + "\0".repeat(20) + "*/=1;alert(1)//"),
                reports.document(anna, "f.jpg", "%PDF-1.7\n1 0 obj <</JS (app.alert(1))>>"));

        String page = wang.page(at(receipt));

        for (int position = 1; position <= 6; position++) {
            String file = at(receipt) + "/files/" + position;
            assertThat(page).contains(file + "/download");
            assertThat(wang.get(file + "/play").statusCode())
                    .as("play " + position)
                    .isEqualTo(404);
            assertThat(wang.get(file + "/preview").statusCode())
                    .as("preview " + position)
                    .isIn(404, 409);
            assertThat(wang.get(file + "/download").statusCode())
                    .as("download by address")
                    .isIn(404, 405);
            HttpResponse<String> taken = wang.post(file + "/download", NOTHING);
            assertThat(taken.statusCode()).isEqualTo(200);
            assertThat(taken.headers().firstValue("Content-Type")).contains("application/octet-stream");
            assertThat(taken.headers().firstValue("Content-Security-Policy")).contains("sandbox; default-src 'none'");
            assertThat(taken.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(taken.headers().firstValue("Content-Disposition").orElseThrow())
                    .startsWith("attachment");
        }
        assertThat(audited("EVIDENCE_OPENED"))
                .contains("wang " + receipt + " 第 1 条")
                .hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void pictures_are_shown_as_our_own_and_sound_is_played() {
        Sender anna = Reports.somebody();
        Receipt receipt = reports.submitted(anna, "food", reports.image(anna, Reports.png()), reports.voice(anna));

        HttpResponse<String> preview = wang.get(at(receipt) + "/files/1/preview");
        assertThat(preview.headers().firstValue("Content-Type").orElseThrow()).startsWith("image/");
        assertThat(preview.headers().firstValue("Content-Security-Policy")).contains("sandbox; default-src 'none'");
        HttpResponse<String> sound = wang.get(at(receipt) + "/files/2/play");
        assertThat(sound.headers().firstValue("Content-Type")).contains("audio/wav");
        assertThat(sound.headers().firstValue("Content-Length")).contains("4044");
    }

    @Test
    void people_stand_under_their_names_with_the_login_in_the_title() {
        Sender anna = Reports.somebody();
        Receipt receipt = reports.submitted(anna, "food", text(anna, "谁办理的一件"));
        wang.post(at(receipt) + "/take", NOTHING);

        assertThat(wang.page(at(receipt)))
                .contains("<dd title=\"wang\">wang·同志</dd>", "title=\"wang\">　wang·同志</span>");
        assertThat(wang.page("/console/cases")).contains("<td title=\"wang\">wang·同志</td>");
    }

    @Test
    void a_player_gets_the_part_of_a_recording_that_it_asks_for() {
        Sender anna = Reports.somebody();
        byte[] wav = Reports.wav(300_000); // several of the pieces that a file is sealed in
        Receipt receipt = reports.submitted(anna, "food", reports.voice(anna, wav));
        String play = at(receipt) + "/files/1/play";
        int end = wav.length;

        HttpResponse<byte[]> whole = wang.bytes(play);
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.headers().firstValue("Accept-Ranges")).contains("bytes");
        assertThat(whole.body()).isEqualTo(wav);

        isPart(wang.bytes(play, "Range", "bytes=0-"), wav, 0, end);
        isPart(wang.bytes(play, "Range", "bytes=0-0"), wav, 0, 1);
        isPart(wang.bytes(play, "Range", "bytes=65535-65536"), wav, 65_535, 65_537);
        isPart(wang.bytes(play, "Range", "Bytes=65536-262143"), wav, 65_536, 262_144);
        isPart(wang.bytes(play, "Range", "bytes=262144-999999999999999999"), wav, 262_144, end);
        isPart(wang.bytes(play, "Range", "bytes=-10"), wav, end - 10, end);
        isPart(wang.bytes(play, "Range", "bytes=-999999999"), wav, 0, end);
        isPart(wang.bytes(play, "Range", "bytes=" + (end - 1) + "-"), wav, end - 1, end);
    }

    private static void isPart(HttpResponse<byte[]> answer, byte[] all, int from, int to) {
        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.headers().firstValue("Content-Range"))
                .contains("bytes " + from + "-" + (to - 1) + "/" + all.length);
        assertThat(answer.headers().firstValue("Content-Length")).contains(Integer.toString(to - from));
        assertThat(answer.headers().firstValue("Content-Type")).contains("audio/wav");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).contains("sandbox; default-src 'none'");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(all, from, to));
    }

    @Test
    void a_part_beyond_the_end_is_refused_and_a_range_that_says_nothing_gets_the_whole_recording() {
        Sender anna = Reports.somebody();
        Receipt receipt = reports.submitted(anna, "food", reports.voice(anna));
        String play = at(receipt) + "/files/1/play";

        for (String beyond : List.of("bytes=4044-", "bytes=5000-6000", "bytes=-0")) {
            HttpResponse<byte[]> answer = wang.bytes(play, "Range", beyond);
            assertThat(answer.statusCode()).as(beyond).isEqualTo(416);
            assertThat(answer.headers().firstValue("Content-Range")).contains("bytes */4044");
            assertThat(answer.body()).isEmpty();
        }
        for (String odd : List.of(
                "bytes=0-1,5-9",
                "bytes=9-5",
                "bytes=-",
                "bytes=",
                "bytes=a-b",
                "seconds=0-1",
                "0-1",
                "bytes=+1-2",
                "bytes=0-99999999999999999999999",
                "bytes=1--2")) {
            HttpResponse<byte[]> answer = wang.bytes(play, "Range", odd);
            assertThat(answer.statusCode()).as(odd).isEqualTo(200);
            assertThat(answer.body()).as(odd).hasSize(4044);
        }
        assertThat(wang.bytes(play, "Range", "bytes=0-1", "If-Range", "\"old\"").statusCode())
                .isEqualTo(200);
        assertThat(site.signedIn("liu", Role.EDITOR)
                        .bytes(play, "Range", "bytes=0-1")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void an_infected_file_is_given_out_with_a_reason_only_and_leaves_with_no_bundle() throws Exception {
        Sender anna = Reports.somebody();
        Receipt receipt =
                reports.submitted(anna, "food", text(anna, "里面有病毒"), reports.document(anna, "x.txt", "eicar 测试"));
        site.database()
                .sql("update evidence set antivirus = '发现病毒：Eicar-Test' where receipt = ? and position = 2")
                .param(receipt.value())
                .update();
        String file = at(receipt) + "/files/2/download";

        assertThat(wang.page(at(receipt))).contains("发现病毒：Eicar-Test", "仍要下载");
        assertThat(wang.post(file, NOTHING).statusCode()).isEqualTo(409);
        assertThat(wang.post(file, Map.of("reason", "要")).statusCode()).isEqualTo(409);
        assertThat(bundle(receipt)).doesNotContainKey("材料/02-x.txt");
        assertThat(wang.post(file, Map.of("reason", "送检测机构分析")).statusCode()).isEqualTo(200);
        assertThat(audited("EVIDENCE_OPENED")).contains("wang " + receipt + " 第 2 条：送检测机构分析");
    }

    @Test
    void an_export_holds_words_files_and_their_sums_and_is_on_the_record() throws Exception {
        Sender anna = Reports.somebody();
        byte[] picture = Reports.png();
        Receipt receipt = reports.submitted(
                anna,
                "food",
                text(anna, "导出的线索，电话13912345678"),
                reports.image(anna, picture),
                reports.document(anna, "进货单.txt", "一箱"));
        wang.post(at(receipt) + "/note", Map.of("remark", "内部的话"));
        assertThat(wang.post(at(receipt) + "/export", Map.of("purpose", "要")).statusCode())
                .isEqualTo(422);

        Map<String, byte[]> zip = bundle(receipt);

        assertThat(zip).containsOnlyKeys("线索.html", "线索.txt", "材料/02-图片.png", "材料/03-进货单.txt", "SHA256SUMS.txt");
        assertThat(zip.get("材料/02-图片.png")).isEqualTo(picture);
        assertThat(new String(zip.get("线索.txt"), UTF_8))
                .contains("13912345678", "内部的话", receipt.value())
                .doesNotContain(anna.person());
        String sums = new String(zip.get("SHA256SUMS.txt"), UTF_8);
        for (String name : List.of("线索.html", "线索.txt", "材料/02-图片.png", "材料/03-进货单.txt")) {
            String sum = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(zip.get(name)));
            assertThat(sums).contains(sum + "  " + name + "\n");
        }
        assertThat(audited("CASE_EXPORTED")).contains("wang " + receipt + " 上级要求报送材料");
    }

    private static Map<String, byte[]> bundle(Receipt receipt) throws IOException, InterruptedException {
        String cookie = "__Host-chengqing-console=" + wang.session();
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build()) {
            HttpResponse<String> first = site.send(
                    HttpRequest.newBuilder(URI.create(site.at(at(receipt)))).header("Cookie", cookie));
            String csrf = first.headers().allValues("Set-Cookie").stream()
                    .filter(it -> it.startsWith("__Host-chengqing-csrf"))
                    .findFirst()
                    .map(it -> it.substring(0, it.indexOf(';')))
                    .orElseThrow();
            byte[] body = http.send(
                            HttpRequest.newBuilder(URI.create(site.at(at(receipt) + "/export")))
                                    .timeout(Duration.ofSeconds(60))
                                    .header("Cookie", cookie + "; " + csrf)
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .header("X-CSRF-TOKEN", csrf)
                                    .POST(HttpRequest.BodyPublishers.ofString("_csrf="
                                            + java.net.URLEncoder.encode(field(first.body(), "_csrf"), UTF_8)
                                            + "&purpose=" + java.net.URLEncoder.encode("上级要求报送材料", UTF_8)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body();
            Map<String, byte[]> files = new LinkedHashMap<>();
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(body), UTF_8)) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    files.put(entry.getName(), zip.readAllBytes());
                }
            }
            return files;
        }
    }

    @Test
    void a_case_is_handed_over_once_to_an_allowed_address_with_all_of_its_evidence() {
        Sender anna = Reports.somebody();
        Receipt receipt = reports.submitted(anna, "food", text(anna, "该由外地办的一件"), reports.image(anna, Reports.png()));
        String token = field(wang.page(at(receipt)), "token");
        Map<String, String> good = Map.of("address", "intake@gov.example", "explanation", "属贵单位管辖", "token", token);

        assertThat(handOver(receipt, "不是地址", "属贵单位管辖").body()).contains("这不是一个邮件地址");
        assertThat(handOver(receipt, "x@evil.example", "属贵单位管辖").body()).contains("按本单位的设置不能寄到");
        assertThat(handOver(receipt, "a@gov.example", "移交").body()).contains("至少 5 个字");
        assertThat(wang.post(at(receipt) + "/hand-over", good).statusCode()).isEqualTo(303);
        assertThat(wang.post(at(receipt) + "/hand-over", good).statusCode()).isEqualTo(303);

        assertThat(site.database()
                        .sql("select recipient || ' ' || subject from outbox_mail where key like ?")
                        .param(receipt + ".h%")
                        .query(String.class)
                        .list())
                .containsExactly("intake@gov.example [线索移交] " + receipt + " 食品安全");
        assertThat(audited("CASE_HANDED_OVER")).contains("wang " + receipt + " intake@gov.example：属贵单位管辖");
        assertThat(wang.page(at(receipt))).contains("移交", receipt + ".h1");
    }

    private static HttpResponse<String> handOver(Receipt receipt, String address, String why) {
        HttpResponse<String> response =
                wang.post(at(receipt) + "/hand-over", Map.of("address", address, "explanation", why));
        assertThat(response.statusCode()).isEqualTo(422);
        return response;
    }

    @Test
    void what_its_sender_still_writes_or_took_back_is_not_shown() {
        Sender anna = Reports.somebody();
        Receipt open = reports.open(anna, "food", text(anna, "还没写完的话"), reports.image(anna, Reports.png()));
        Sender boris = Reports.somebody();
        Receipt back = reports.submitted(boris, "food", text(boris, "又不想说的话"));
        site.bean(Intake.class).withdraw(back, boris);

        assertThat(wang.page(at(open))).contains("还在登记").doesNotContain("还没写完的话");
        assertThat(wang.page(at(back))).contains("已撤回").doesNotContain("又不想说的话");
        for (Receipt receipt : List.of(open, back)) {
            assertThat(wang.post(at(receipt) + "/full", Map.of("why", "想看看原文")).statusCode())
                    .isEqualTo(404);
            assertThat(wang.post(at(receipt) + "/export", Map.of("purpose", "想看看原文"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(wang.get(at(receipt) + "/files/2/preview").statusCode()).isEqualTo(404);
            assertThat(wang.post(at(receipt) + "/files/2/download", NOTHING).statusCode())
                    .isEqualTo(404);
            assertThat(wang.post(at(receipt) + "/answer", Map.of("text", "您好")).statusCode())
                    .isEqualTo(409);
        }
    }

    @Test
    void numbers_of_nothing_are_missing_everywhere_and_other_roles_see_nothing() {
        for (String number : List.of("20261122-2222", "x", "%3Cscript%3E", "..%2f..")) {
            assertThat(wang.get("/console/cases/" + number).statusCode()).isIn(400, 404);
        }
        String none = "/console/cases/20261122-2222";
        for (String act : List.of("/take", "/leave")) {
            assertThat(wang.post(none + act, NOTHING).statusCode()).isEqualTo(404);
        }
        assertThat(wang.post(none + "/state", Map.of("seen", "RECEIVED", "to", "CLOSED"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(wang.post(none + "/full", Map.of("why", "想看看原文")).statusCode())
                .isEqualTo(404);
        assertThat(wang.get(none + "/files/1/preview").statusCode()).isEqualTo(404);
        assertThat(wang.get(none + "/files/0/preview").statusCode()).isEqualTo(404);

        Sender anna = Reports.somebody();
        Receipt receipt = reports.submitted(anna, "food", text(anna, "别的角色看不到的一件"));
        Staff others = site.signedIn(
                "others", Role.ADMINISTRATOR, Role.EDITOR, Role.REVIEWER, Role.IDENTITY_OFFICER, Role.AUDITOR);
        for (String path : List.of("/console/cases", at(receipt), at(receipt) + "/files/1/play")) {
            assertThat(others.get(path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(others.post(at(receipt) + "/full", Map.of("why", "想看看原文")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void reports_of_one_wave_are_counted_and_linked() {
        List<Receipt> wave = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Sender somebody = Reports.somebody();
            wave.add(reports.submitted(somebody, "food", text(somebody, "一模一样的一段话：某某超市的奶粉里有石灰，已经有三个孩子住院了")));
        }

        assertThat(wang.page(at(wave.get(2))))
                .contains("第 3 份同类线索", wave.get(0).value(), wave.get(1).value());
        assertThat(wang.page("/console/cases?wave=" + wave.getFirst())).contains("第 2 份同类线索", "第 3 份同类线索");
    }

    @Test
    void links_are_words() {
        Sender anna = Reports.somebody();
        Receipt receipt = reports.submitted(
                anna, "food", new InboundMessage.Link(envelope(anna), "标题", "说明", "https://rumour.example/a?b=1"));

        assertThat(wang.page(at(receipt)))
                .contains("https://rumour.example/a?b=1", "复制")
                .doesNotContain("href=\"https://rumour.example");
    }
}
