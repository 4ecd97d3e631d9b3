package org.chengqing.console.mails;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.chengqing.channel.Sender;
import org.chengqing.console.ConsoleSite;
import org.chengqing.console.ConsoleSite.Staff;
import org.chengqing.console.cases.Reports;
import org.chengqing.intake.Receipt;
import org.chengqing.outbox.Outbox;
import org.chengqing.outbox.OutgoingMail;
import org.chengqing.staff.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The mail queue and who sent a report, as the browsers of those who look after them ask for them. */
class MailsTest {
    private static final Map<String, String> NOTHING = Map.of();

    private static ConsoleSite site;
    private static Staff officer;
    private static Staff administrator;

    @BeforeAll
    static void start() {
        site = new ConsoleSite();
        officer = site.signedIn("wang", Role.INTAKE_OFFICER);
        administrator = site.signedIn("admin", Role.ADMINISTRATOR);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    /** A mail that was given up, with what the server said. */
    private static String dead(String key, String outcome) {
        // in one transaction, so that the running program does not send it before
        new TransactionTemplate(site.bean(PlatformTransactionManager.class)).executeWithoutResult(_ -> {
            site.bean(Outbox.class)
                    .enqueue(new OutgoingMail(
                            key, "report@office.example", "[线索] " + key, "正文里的秘密", "<p>正文里的秘密</p>", List.of()));
            site.database()
                    .sql("delete from scheduled_tasks where task_instance = ?")
                    .param(key)
                    .update();
            site.database()
                    .sql("update outbox_mail set state = 'DEAD', outcome = ?, attempts = 1 where key = ?")
                    .params(outcome, key)
                    .update();
            site.database()
                    .sql("insert into outbox_attempt (key, number, begun_at, ended_at, outcome, phase, reply_code)"
                            + " values (?, 1, now(), now(), 'Refused', 'RECIPIENT', 550)")
                    .param(key)
                    .update();
        });
        return "/console/mails/" + key;
    }

    private static List<String> audited(String act) {
        return site.database()
                .sql(
                        "select who || ' ' || coalesce(about, '') || ' ' || coalesce(why, '') from audit_entry where act = ? order by number")
                .param(act)
                .query((row, _) -> row.getString(1))
                .list();
    }

    @Test
    void a_dead_letter_is_shown_with_what_was_said_and_without_its_content() {
        String mail = dead("20261122-AAAA.p1", "550 <script>alert(1)</script> no such user");

        for (Staff staff : List.of(officer, administrator)) {
            assertThat(staff.page("/console/mails?standing=DEAD"))
                    .contains("[线索] 20261122-AAAA.p1", "未送达", "550 &lt;script&gt;")
                    .doesNotContain("正文里的秘密", "<script>alert");
            assertThat(staff.page(mail)).contains("对方拒收", "550", "程序已放弃").doesNotContain("正文里的秘密");
        }
        assertThat(officer.get("/console/mails?key=20261122-AAAA.p1").headers().firstValue("Location"))
                .contains(mail);
        assertThat(officer.get("/console/mails/20261122-ZZZZ.p1").statusCode()).isEqualTo(404);
        assertThat(officer.page("/console/mails?standing=x&key=%27")).contains("没有");
    }

    @Test
    void a_mail_is_sent_again_on_the_record() {
        String mail = dead("20261122-BBBB.p1", "550");

        assertThat(administrator.post(mail + "/resend", NOTHING).statusCode()).isEqualTo(303);

        assertThat(audited("MAIL_RESENT")).contains("admin 20261122-BBBB.p1 ");
        assertThat(officer.post("/console/mails/20261122-ZZZZ.p1/resend", NOTHING)
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void whoever_may_not_read_reports_cannot_send_one_elsewhere_or_take_it_out() {
        String mail = dead("20261122-CCCC.p1", "550");
        Map<String, String> elsewhere = Map.of("address", "me@evil.example", "reason", "换了邮箱地址");

        assertThat(administrator.post(mail + "/readdress", elsewhere).statusCode())
                .isEqualTo(409);
        assertThat(administrator
                        .post(mail + "/export", Map.of("purpose", "想看看里面"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(administrator.page(mail)).doesNotContain("/export", "/readdress");
        assertThat(audited("DENIED")).anyMatch(it -> it.startsWith("admin 20261122-CCCC.p1"));

        assertThat(officer.post(mail + "/readdress", Map.of("address", "x", "reason", "换了邮箱地址"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(officer.post(mail + "/readdress", Map.of("address", "new@office.example", "reason", "换"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(officer.post(mail + "/export", Map.of("purpose", "要")).statusCode())
                .isEqualTo(422);
        HttpResponse<String> taken = officer.post(mail + "/export", Map.of("purpose", "邮箱坏了，改送纸质"));
        assertThat(taken.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("20261122-CCCC.p1.eml");
        assertThat(taken.body()).contains("Message-ID: <20261122-CCCC.p1@");
        assertThat(audited("MAIL_EXPORTED")).containsExactly("wang 20261122-CCCC.p1 邮箱坏了，改送纸质");
        assertThat(officer.post(mail + "/readdress", Map.of("address", "new@office.example", "reason", "换了邮箱地址"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(audited("MAIL_READDRESSED")).containsExactly("wang 20261122-CCCC.p1 new@office.example：换了邮箱地址");
    }

    @Test
    void a_pause_is_told_and_ended() {
        site.database()
                .sql(
                        "insert into outbox_pause (reason, since, until) values ('535 <b>wrong password', now(), now() + interval '1 hour')")
                .update();

        assertThat(administrator.page("/console/mails")).contains("整个队列暂停", "535 &lt;b&gt;wrong password");
        assertThat(administrator.post("/console/mails/resume", NOTHING).statusCode())
                .isEqualTo(303);
        assertThat(administrator.page("/console/mails")).doesNotContain("整个队列暂停");
        assertThat(audited("MAILS_RESUMED")).containsExactly("admin  ");
    }

    @Test
    void who_sent_a_report_is_shown_to_the_identity_officer_with_a_reason_on_two_records() {
        Reports reports = new Reports(site);
        Sender anna = Reports.somebody();
        Receipt receipt = reports.submitted(anna, "food", Reports.text(anna, "有人要查是谁的一件"));
        Staff zhao = site.signedIn("zhao", Role.IDENTITY_OFFICER);
        String page = "/console/identities";

        assertThat(zhao.post(page, Map.of("receipt", receipt.value(), "reason", "看看"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(zhao.post(page, Map.of("receipt", "20261122-2222", "reason", "公安调取〔2026〕1号"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(zhao.post(page, Map.of("receipt", "<b>", "reason", "公安调取〔2026〕1号"))
                        .body())
                .contains("&lt;b&gt;");
        assertThat(audited("IDENTITY_REVEALED")).isEmpty();
        HttpResponse<String> shown = zhao.post(
                page, Map.of("receipt", receipt.value().toLowerCase(java.util.Locale.ROOT), "reason", "公安调取〔2026〕1号"));

        assertThat(shown.body()).contains("网页", anna.person());
        assertThat(shown.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(zhao.page(page)).contains(receipt.value(), "公安调取〔2026〕1号").doesNotContain(anna.person());
        assertThat(audited("IDENTITY_REVEALED")).containsExactly("zhao " + receipt + " 公安调取〔2026〕1号");
        assertThat(officer.get(page).statusCode()).isEqualTo(403);
        assertThat(zhao.get("/console/cases/" + receipt).statusCode()).isEqualTo(403);
        assertThat(zhao.get("/console/mails").statusCode()).isEqualTo(403);
    }
}
