package org.chengqing.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chengqing.intake.Desk.ANNA;
import static org.chengqing.intake.Desk.BORIS;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.chengqing.SampleReview;
import org.chengqing.attachments.Antivirus;
import org.chengqing.attachments.AttachmentSettings.ClamdSettings;
import org.chengqing.attachments.ScriptedClamd;
import org.chengqing.channel.Channel.Fetched;
import org.chengqing.channel.InboundMessage;
import org.chengqing.channel.MediaRef;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.matching.Match;
import org.chengqing.knowledge.matching.MatchOutcome;
import org.chengqing.outbox.MailDelivered;
import org.chengqing.outbox.OutgoingMail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.util.unit.DataSize;

class SettlementTest {
    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(folder);
    }

    @Test
    void mails_text_and_two_pictures_once_with_their_hashes() throws Exception {
        desk.channel.has("media-2", Desk.jpeg("一"));
        desk.channel.has("media-3", Desk.jpeg("二"));
        Receipt receipt = desk.opened(ANNA, desk.text(ANNA, "1", "超市卖过期肉"));
        desk.intake.add(receipt, desk.image(ANNA, "2"));
        desk.intake.add(receipt, desk.image(ANNA, "3"));
        desk.intake.categorise(receipt, ANNA, "food");
        desk.runDue();

        desk.intake.close(receipt, ANNA);
        desk.pass(Duration.ofSeconds(1));
        desk.pass(Duration.ofHours(3));

        assertThat(desk.mails).hasSize(1);
        OutgoingMail mail = desk.mails.getFirst();
        assertThat(mail.key()).isEqualTo(receipt + ".p1");
        assertThat(mail.to()).isEqualTo("food@office.example");
        assertThat(mail.subject()).isEqualTo("[线索] " + receipt + " 食品安全");
        assertThat(mail.attachments())
                .extracting(OutgoingMail.Attachment::filename)
                .containsExactly("02-图片.jpg", "03-图片.jpg");
        assertThat(mail.attachments()).allMatch(it -> it.contentType().equals("image/jpeg"));
        for (String body : List.of(mail.text(), mail.html())) {
            assertThat(body)
                    .contains("超市卖过期肉", "微信", "2026-11-22 12:00:00", sha256(Desk.jpeg("一")), sha256(Desk.jpeg("二")));
            assertThat(body)
                    .contains("举报人是谁不随材料提供", "分开保管")
                    .doesNotContain(ANNA.person(), desk.pseudonyms.of(ANNA).value());
        }
        assertThat(desk.blobs.open(mail.attachments().getFirst().blob())).hasBinaryContent(Desk.jpeg("一"));
        assertThat(desk.state(receipt)).isEqualTo(TipOffState.RECEIVED);
    }

    @Test
    void the_list_of_attachments_tells_kinds_and_what_the_scanner_said_and_an_infected_file_stays_behind()
            throws Exception {
        desk.channel.has("media-1", ScriptedClamd.eicar());
        desk.channel.has("media-2", Desk.jpeg("一"));
        desk.channel.has("media-3", "%PDF-1.7".getBytes(UTF_8));
        Receipt receipt = desk.opened(ANNA, desk.document(ANNA, "1", "附件.txt"));
        try (ScriptedClamd clamd = new ScriptedClamd()) {
            desk.antivirus = new Antivirus(
                    new ClamdSettings("127.0.0.1", clamd.port(), Duration.ofSeconds(10), DataSize.ofMegabytes(1)));
            desk.intake.add(receipt, desk.image(ANNA, "2"));
            desk.runDue();
        }
        desk.antivirus = Antivirus.off();
        desk.intake.add(receipt, desk.document(ANNA, "3", "照片.jpg"));
        desk.runDue();

        desk.intake.close(receipt, ANNA);
        desk.runDue();

        assertThat(desk.mails.getFirst().text())
                .contains("附件.txt", "发现病毒：Eicar-Test-Signature，没有随信发送")
                .contains("02-图片.jpg", "图片（image/jpeg），未发现病毒")
                .contains("03-照片.jpg.bin", "未知文件（application/octet-stream），未查毒");
        assertThat(desk.mails.getFirst().attachments()).hasSize(2);
    }

    @Test
    void closes_after_ten_quiet_minutes_which_begin_anew_with_each_message() {
        Receipt receipt = desk.opened(ANNA, desk.text(ANNA, "1", "一"));
        desk.pass(Duration.ofMinutes(9));
        desk.intake.add(receipt, desk.text(ANNA, "2", "二"));
        desk.pass(Duration.ofMinutes(9));
        assertThat(desk.state(receipt)).isEqualTo(TipOffState.COLLECTING);
        assertThat(desk.mails).isEmpty();

        desk.pass(Duration.ofMinutes(1));

        assertThat(desk.state(receipt)).isEqualTo(TipOffState.RECEIVED);
        assertThat(desk.mails).hasSize(1);
    }

    @Test
    void closes_at_the_latest_after_two_hours() {
        Receipt receipt = desk.opened(ANNA, desk.text(ANNA, "0", "开始"));
        for (int i = 1; i <= 14; i++) {
            desk.pass(Duration.ofMinutes(8));
            assertThat(desk.intake.add(receipt, desk.text(ANNA, "" + i, "还有")))
                    .isInstanceOf(Intake.Received.Stored.class);
        }
        desk.pass(Duration.ofMinutes(8));

        assertThat(desk.state(receipt)).isEqualTo(TipOffState.RECEIVED);
    }

    @Test
    void says_which_media_could_not_be_had() {
        desk.channel.answers("media-1", new Fetched.Gone("40007"));
        desk.channel.answers("media-2", new Fetched.TooLarge(30));
        desk.channel.does("media-3", sink -> {
            byte[] error = "{\"errcode\":40001,\"errmsg\":\"invalid credential\"}".getBytes(UTF_8);
            sink.write(error);
            return new Fetched.Complete(error.length, "image/jpeg", null);
        });
        desk.channel.has("media-4", new byte[0]);
        Receipt receipt = desk.opened(
                ANNA,
                desk.image(ANNA, "1"),
                desk.image(ANNA, "2"),
                desk.image(ANNA, "3"),
                desk.image(ANNA, "4"),
                new InboundMessage.Document(desk.envelope(ANNA, "5"), "名单.xlsx", null));
        desk.runDue();
        desk.intake.close(receipt, ANNA);
        desk.runDue();
        assertThat(desk.mails).as("the error may still become a picture").isEmpty();

        desk.pass(Duration.ofMinutes(10));

        assertThat(desk.mails).hasSize(1);
        assertThat(desk.mails.getFirst().attachments()).isEmpty();
        assertThat(desk.mails.getFirst().text())
                .contains("1. 图片：平台上已经没有这个文件", "2. 图片：超过大小上限（单个 30 MB", "3. 图片：还在从平台下载")
                .contains("4. 图片：平台上已经没有这个文件", "5. 文件 名单.xlsx：平台只显示文件名")
                .doesNotContain("errcode");
        assertThat(desk.blobCount()).isZero();
    }

    @Test
    void sends_late_media_in_a_supplement() {
        desk.channel.answers("media-2", new Fetched.Later(Duration.ofMinutes(30), "45009"));
        Receipt receipt = desk.opened(ANNA, desk.text(ANNA, "1", "看图"), desk.image(ANNA, "2"));
        desk.intake.close(receipt, ANNA);
        desk.runDue();
        desk.pass(Duration.ofMinutes(10));
        assertThat(desk.mails).hasSize(1);

        desk.channel.has("media-2", Desk.jpeg("晚到"));
        desk.pass(Duration.ofMinutes(20));

        assertThat(desk.mails).extracting(OutgoingMail::key).containsExactly(receipt + ".p1", receipt + ".p2");
        assertThat(desk.mails.get(1).subject()).isEqualTo("[线索] " + receipt + " 未分类 补充");
        assertThat(desk.mails.get(1).attachments())
                .extracting(OutgoingMail.Attachment::filename)
                .containsExactly("02-图片.jpg");
        assertThat(desk.mails.get(1).text()).doesNotContain("看图");
        desk.pass(Duration.ofHours(80));
        assertThat(desk.mails).hasSize(2);
    }

    @Test
    void gives_up_media_after_three_days() {
        desk.channel.answers("media-1", new Fetched.Later(Duration.ZERO, "-1"));
        Receipt receipt = desk.opened(ANNA, desk.image(ANNA, "1"));
        for (int hour = 0; hour <= 72; hour += 8) {
            desk.pass(Duration.ofHours(8));
        }

        assertThat(desk.pieces.of(receipt).getFirst().mediaState()).isEqualTo(MediaState.FAILED);
        assertThat(desk.mails).hasSize(1);
        assertThat(openJobs()).isZero();
    }

    @Test
    void keeps_one_report_within_its_bytes() {
        desk = new Desk(folder, "media-size", "1KB", "report-size", "1500B");
        desk.channel.has("media-1", Desk.jpeg("x".repeat(900)));
        desk.channel.has("media-2", Desk.jpeg("y".repeat(900)));
        desk.channel.has("media-3", Desk.jpeg("z".repeat(2000)));
        Receipt receipt = desk.opened(ANNA, desk.image(ANNA, "1"), desk.image(ANNA, "2"), desk.image(ANNA, "3"));
        desk.runDue();

        assertThat(desk.pieces.of(receipt))
                .extracting(Piece::mediaState)
                .containsExactlyInAnyOrder(MediaState.STORED, MediaState.TOO_LARGE, MediaState.TOO_LARGE);
        assertThat(desk.blobCount()).isEqualTo(1);
    }

    @Test
    void mails_nothing_of_a_report_taken_back_and_erases_it() throws IOException {
        desk.channel.has("media-2", Desk.jpeg("只有安娜有"));
        desk.channel.has("media-3", Desk.jpeg("两人都有"));
        desk.channel.has("media-b", Desk.jpeg("两人都有"));
        Receipt annas = desk.opened(ANNA, desk.text(ANNA, "1", "秘密"), desk.image(ANNA, "2"), desk.image(ANNA, "3"));
        Receipt boriss = desk.opened(BORIS, desk.image(BORIS, "b"));
        desk.runDue();
        assertThat(desk.blobCount()).isEqualTo(2);

        assertThat(Desk.known(desk.intake.withdraw(annas, ANNA)).state()).isEqualTo(TipOffState.WITHDRAWN);
        desk.pass(Duration.ofHours(1));

        assertThat(desk.mails).extracting(OutgoingMail::key).containsExactly(boriss + ".p1");
        assertThat(desk.blobs.open(
                        desk.mails.getFirst().attachments().getFirst().blob()))
                .hasBinaryContent(Desk.jpeg("两人都有"));
        assertThat(desk.blobCount()).isEqualTo(1);
        assertThat(desk.pieces.of(annas)).allMatch(piece -> piece.text() == null && piece.file() == null);
        assertThat(Desk.known(desk.intake.status(annas, ANNA)).pieces()).isEqualTo(3);
    }

    @Test
    void keeps_what_was_mailed_when_it_is_taken_back() {
        Receipt receipt = desk.opened(ANNA, desk.text(ANNA, "1", "一"));
        desk.intake.close(receipt, ANNA);
        desk.runDue();

        assertThat(Desk.known(desk.intake.withdraw(receipt, ANNA)).state()).isEqualTo(TipOffState.WITHDRAWN);
        desk.runDue();
        assertThat(desk.pieces.of(receipt).getFirst().text()).isEqualTo("一");
    }

    @Test
    void goes_on_when_the_table_of_jobs_was_emptied() {
        desk.channel.has("media-1", Desk.jpeg("一"));
        desk.opened(ANNA, desk.image(ANNA, "1"));
        Receipt closed = desk.opened(BORIS, desk.text(BORIS, "2", "二"));
        desk.intake.close(closed, BORIS);
        desk.jdbc.sql("delete from scheduled_tasks").update();

        desk.reconcile();
        desk.reconcile();
        desk.pass(Duration.ofMinutes(10));

        assertThat(desk.mails).hasSize(2);
        assertThat(desk.mails).anyMatch(mail -> mail.attachments().size() == 1);
        desk.pass(Duration.ofMinutes(10));
        desk.reconcile();
        assertThat(openJobs()).isZero();
        assertThat(desk.mails).hasSize(2);
    }

    @Test
    void fetches_again_what_was_on_the_disk_but_not_in_a_row_when_the_process_died() {
        desk.channel.has("media-1", Desk.jpeg("一"));
        Receipt receipt = desk.opened(ANNA, desk.image(ANNA, "1"));
        long piece = desk.pieces.of(receipt).getFirst().id();
        assertThatThrownBy(() -> desk.downloads(dyingAfterFirstCommit()).fetch(piece))
                .isInstanceOf(TransactionSystemException.class);
        assertThat(desk.blobCount()).isEqualTo(1);
        assertThat(desk.pieces.of(receipt).getFirst().mediaState()).isEqualTo(MediaState.WAITING);

        desk.runDue();

        assertThat(desk.pieces.of(receipt).getFirst().mediaState()).isEqualTo(MediaState.STORED);
        assertThat(desk.blobCount()).isEqualTo(1);
    }

    @Test
    void leaves_out_a_damaged_blob_and_says_so() throws IOException {
        desk.channel.has("media-1", Desk.jpeg("一"));
        Receipt receipt = desk.opened(ANNA, desk.image(ANNA, "1"));
        desk.runDue();
        desk.blobs.delete(desk.pieces.blobs(receipt).getFirst());

        desk.intake.close(receipt, ANNA);
        desk.runDue();

        assertThat(desk.mails.getFirst().attachments()).isEmpty();
        assertThat(desk.mails.getFirst().text()).contains("保存的文件损坏或读不出来");
    }

    @Test
    void shows_everything_a_resident_wrote_as_words() {
        InboundMessage link = new InboundMessage.Link(
                desk.envelope(ANNA, "2"), "<b>标题</b>", "摘要", "https://example.org/?a=1&b=\"2\"");
        Receipt receipt = desk.opened(ANNA, desk.text(ANNA, "1", "<script>alert(1)</script>\u202Egpj.exe"), link);
        desk.intake.close(receipt, ANNA);
        desk.runDue();

        String html = desk.mails.getFirst().html();
        assertThat(html)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;[U+202E]gpj.exe", "&lt;b&gt;标题&lt;/b&gt;")
                .contains("https://example.org/?a=1&amp;b=&quot;2&quot;")
                .doesNotContain("<script", "<a ", "href");
    }

    @Test
    void mails_without_reviews_when_the_knowledge_base_fails() {
        when(desk.knowledge.match(any())).thenThrow(new IllegalStateException("index broken"));
        Receipt receipt = desk.opened(ANNA, desk.text(ANNA, "1", "一"));
        desk.intake.close(receipt, ANNA);
        desk.runDue();

        assertThat(desk.mails.getFirst().text()).contains("知识库暂不可用").doesNotContain("index broken");
    }

    @Test
    void names_every_review_that_answers_a_text_of_the_report() {
        Match water = new Match(review("W1", "云溪县停水三天"), 0.9);
        Match salt = new Match(review("S1", "食盐要断货"), 0.95);
        when(desk.knowledge.match(any()))
                .thenReturn(new MatchOutcome.Confirmed(
                        List.of(water, salt),
                        new org.chengqing.knowledge.matching.Evidence("", 1, 0.9, 0.5, List.of(), "")));
        Receipt receipt = desk.opened(ANNA, desk.text(ANNA, "1", "造谣说停水三天，食盐断货"));
        desk.intake.close(receipt, ANNA);
        desk.runDue();

        assertThat(desk.mails.getFirst().text()).contains("云溪县停水三天", "食盐要断货");
    }

    private static ClaimReview review(String id, String claim) {
        return SampleReview.of(id, claim).region("云溪县").review();
    }

    @Test
    void waits_for_a_channel_that_is_not_there_yet() {
        InboundMessage image =
                new InboundMessage.Image(desk.envelope(ANNA, "1"), new MediaRef("elsewhere", "main", "m", null));
        Receipt receipt = desk.opened(ANNA, image);
        desk.pass(Duration.ofMinutes(1));

        assertThat(desk.pieces.of(receipt).getFirst().mediaState()).isEqualTo(MediaState.WAITING);
    }

    @Test
    void is_forwarded_when_its_first_mail_arrived() {
        Receipt receipt = desk.opened(ANNA, desk.text(ANNA, "1", "一"));
        desk.intake.close(receipt, ANNA);
        desk.runDue();
        Deliveries deliveries = new Deliveries(desk.tipOffs, desk.waves);

        deliveries.on(new MailDelivered(receipt + ".p2", desk.clock.instant()));
        deliveries.on(new MailDelivered("something-else", desk.clock.instant()));
        assertThat(desk.state(receipt)).isEqualTo(TipOffState.RECEIVED);
        deliveries.on(new MailDelivered(receipt + ".p1", desk.clock.instant()));
        assertThat(desk.state(receipt)).isEqualTo(TipOffState.FORWARDED);
    }

    private JdbcTransactionManager dyingAfterFirstCommit() {
        return new JdbcTransactionManager(desk.dataSource) {
            private static final long serialVersionUID = 1;
            private boolean first = true;

            @Override
            protected void doCommit(DefaultTransactionStatus status) {
                if (!first) {
                    doRollback(status);
                    throw new TransactionSystemException("the process died here");
                }
                first = false;
                super.doCommit(status);
            }
        };
    }

    private int openJobs() {
        return desk.jdbc
                .sql("select count(*) from scheduled_tasks")
                .query(Integer.class)
                .single();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
