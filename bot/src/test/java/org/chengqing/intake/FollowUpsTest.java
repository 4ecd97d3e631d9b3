package org.chengqing.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengqing.intake.Desk.ANNA;
import static org.chengqing.intake.Desk.BORIS;
import static org.chengqing.intake.Desk.known;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.chengqing.channel.Channel.Fetched;
import org.chengqing.intake.FollowUps.ContactDropped;
import org.chengqing.intake.FollowUps.Reopened;
import org.chengqing.intake.FollowUps.TakenOut;
import org.chengqing.intake.Intake.Received;
import org.chengqing.outbox.OutgoingMail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowUpsTest {
    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(folder);
    }

    /** A report of Anna's whose first mail is out. */
    private Receipt mailed() {
        Receipt receipt = desk.opened(ANNA, desk.text(ANNA, "first", "超市卖过期肉"));
        desk.intake.close(receipt, ANNA);
        desk.pass(Duration.ofSeconds(1));
        assertThat(desk.mails).hasSize(1);
        return receipt;
    }

    @Test
    void what_is_added_later_goes_out_as_a_supplement_with_that_alone() {
        Receipt receipt = mailed();
        desk.tipOffs.forwarded(receipt, desk.clock.instant());
        desk.channel.has("media-picture", Desk.jpeg("后来的"));

        assertThat(known(desk.followUps.supplement(receipt, ANNA))).isEqualTo(new Reopened.Open(false));
        desk.intake.add(receipt, desk.text(ANNA, "more", "他换了摊位"));
        assertThat(desk.intake.add(receipt, desk.image(ANNA, "picture")))
                .isEqualTo(new Received.Stored(receipt, 3, false));
        desk.pass(Duration.ofMinutes(9));
        assertThat(desk.mails).hasSize(1);
        desk.intake.close(receipt, ANNA);
        desk.pass(Duration.ofSeconds(1));
        desk.pass(Duration.ofHours(5));

        assertThat(desk.mails).hasSize(2);
        OutgoingMail supplement = desk.mails.getLast();
        assertThat(supplement.key()).isEqualTo(receipt + ".p2");
        assertThat(supplement.subject()).endsWith("补充");
        assertThat(supplement.text()).contains("他换了摊位", "举报人后来补充的").doesNotContain("超市卖过期肉");
        assertThat(supplement.attachments())
                .extracting(OutgoingMail.Attachment::filename)
                .containsExactly("03-图片.jpg");
        assertThat(desk.state(receipt)).isEqualTo(TipOffState.FORWARDED);
    }

    @Test
    void a_supplement_closes_by_itself_when_nothing_comes() {
        Receipt receipt = mailed();
        desk.followUps.supplement(receipt, ANNA);
        desk.intake.add(receipt, desk.text(ANNA, "more", "还有一点"));
        assertThat(known(desk.followUps.open(ANNA)).receipt()).isEqualTo(receipt);

        desk.pass(Duration.ofMinutes(11));

        assertThat(desk.mails).hasSize(2);
        assertThat(desk.intake.add(receipt, desk.text(ANNA, "late", "太晚"))).isEqualTo(new Received.NotOpen(receipt));
        assertThat(desk.followUps.open(ANNA)).isEqualTo(new Asked.NotFound<>());
    }

    @Test
    void a_picture_added_later_that_cannot_be_had_is_told_once() {
        Receipt receipt = mailed();
        desk.followUps.supplement(receipt, ANNA);
        desk.channel.answers("media-picture", new Fetched.Gone("40007"));
        desk.intake.add(receipt, desk.image(ANNA, "picture"));
        desk.intake.close(receipt, ANNA);

        desk.pass(Duration.ofMinutes(1));
        desk.pass(Duration.ofHours(80));

        assertThat(desk.mails).hasSize(2);
        assertThat(desk.mails.getLast().text()).contains("未能取得的文件");
    }

    @Test
    void a_report_that_is_done_takes_no_more() {
        Receipt receipt = mailed();
        desk.office.changeState(receipt, TipOffState.CLOSED, "王", null);

        assertThat(known(desk.followUps.supplement(receipt, ANNA))).isEqualTo(new Reopened.Ended(TipOffState.CLOSED));
        assertThat(desk.intake.add(receipt, desk.text(ANNA, "x", "再来"))).isEqualTo(new Received.NotOpen(receipt));
    }

    @Test
    void the_limit_of_pieces_holds_over_supplements() {
        desk = new Desk(folder, "pieces", "2");
        Receipt receipt = mailed();
        desk.followUps.supplement(receipt, ANNA);
        desk.intake.add(receipt, desk.text(ANNA, "2", "二"));

        assertThat(desk.intake.add(receipt, desk.text(ANNA, "3", "三"))).isEqualTo(new Received.Full(receipt, 2));
        assertThat(known(desk.followUps.supplement(receipt, ANNA))).isEqualTo(new Reopened.Full(2));
        desk.runDue();
        assertThat(desk.mails).hasSize(2);
    }

    @Test
    void what_is_taken_out_is_in_no_mail_and_its_file_goes() {
        desk.channel.has("media-wrong", Desk.jpeg("发错的"));
        Receipt receipt = desk.opened(ANNA, desk.text(ANNA, "1", "超市卖过期肉"));
        desk.intake.add(receipt, desk.image(ANNA, "wrong"));
        desk.intake.add(receipt, desk.text(ANNA, "3", "身份证号发错了"));
        desk.runDue();
        assertThat(desk.blobCount()).isEqualTo(1);

        assertThat(known(desk.followUps.takeOut(receipt, ANNA, 0))).isEqualTo(new TakenOut.Removed(3, 2));
        assertThat(known(desk.followUps.takeOut(receipt, ANNA, 2))).isEqualTo(new TakenOut.Removed(2, 1));
        assertThat(known(desk.followUps.takeOut(receipt, ANNA, 2))).isEqualTo(new TakenOut.Nothing());
        assertThat(desk.followUps.takeOut(receipt, BORIS, 1)).isEqualTo(new Asked.NotFound<>());
        desk.runDue();
        assertThat(desk.blobCount()).isZero();
        assertThat(desk.intake.add(receipt, desk.text(ANNA, "4", "四")))
                .isEqualTo(new Received.Stored(receipt, 2, false));
        desk.intake.close(receipt, ANNA);
        desk.pass(Duration.ofSeconds(1));

        assertThat(desk.mails).singleElement().satisfies(mail -> {
            assertThat(mail.text()).contains("超市卖过期肉", "4. ", "共 2 条").doesNotContain("身份证号发错了", "3. 2026", "2. 2026");
            assertThat(mail.attachments()).isEmpty();
        });
        assertThat(desk.followUps.takeOut(receipt, ANNA, 1)).isEqualTo(new Asked.NotFound<>());
        assertThat(desk.jdbc
                        .sql("select count(*) from evidence where removed_at is not null"
                                + " and words is null and file is null and blob is null and media_id is null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void a_picture_taken_out_while_it_is_fetched_leaves_no_file() {
        Receipt receipt = desk.opened(ANNA, desk.text(ANNA, "1", "一"));
        desk.channel.does("media-wrong", sink -> {
            desk.followUps.takeOut(receipt, ANNA, 2);
            sink.write(Desk.jpeg("发错的"));
            return new Fetched.Complete(Desk.jpeg("发错的").length, null, null);
        });
        desk.intake.add(receipt, desk.image(ANNA, "wrong"));

        desk.runDue();

        assertThat(desk.blobCount()).isZero();
    }

    @Test
    void a_picture_that_another_report_has_too_stays_there() {
        desk.channel.has("media-a", Desk.jpeg("同一张"));
        desk.channel.has("media-b", Desk.jpeg("同一张"));
        Receipt annas = desk.opened(ANNA, desk.image(ANNA, "a"));
        desk.opened(BORIS, desk.image(BORIS, "b"));
        desk.runDue();

        desk.followUps.takeOut(annas, ANNA, 1);
        desk.runDue();

        assertThat(desk.blobCount()).isEqualTo(1);
    }

    @Test
    void what_the_office_has_cannot_be_taken_out_in_a_supplement() {
        Receipt receipt = mailed();
        desk.followUps.supplement(receipt, ANNA);

        assertThat(known(desk.followUps.takeOut(receipt, ANNA, 1))).isEqualTo(new TakenOut.Mailed());
        assertThat(known(desk.followUps.takeOut(receipt, ANNA, 0))).isEqualTo(new TakenOut.Mailed());
        desk.intake.add(receipt, desk.text(ANNA, "2", "二"));
        assertThat(known(desk.followUps.takeOut(receipt, ANNA, 0))).isEqualTo(new TakenOut.Removed(2, 1));
        desk.intake.close(receipt, ANNA);
        desk.pass(Duration.ofHours(1));
        assertThat(desk.mails).hasSize(1);
    }

    @Test
    void a_report_of_which_all_was_taken_out_is_taken_back() {
        Receipt receipt = desk.opened(ANNA, desk.text(ANNA, "1", "一"));
        desk.followUps.takeOut(receipt, ANNA, 0);

        assertThat(known(desk.intake.close(receipt, ANNA)).state()).isEqualTo(TipOffState.WITHDRAWN);
        desk.pass(Duration.ofHours(1));
        assertThat(desk.mails).isEmpty();
    }

    @Test
    void the_office_is_told_when_a_report_that_it_has_is_taken_back() {
        Receipt receipt = mailed();
        desk.followUps.supplement(receipt, ANNA);
        desk.intake.add(receipt, desk.text(ANNA, "2", "没寄出的"));

        TipOffStatus after = known(desk.intake.withdraw(receipt, ANNA));
        desk.pass(Duration.ofSeconds(1));
        desk.reconcile();
        desk.pass(Duration.ofHours(5));

        assertThat(after.state()).isEqualTo(TipOffState.WITHDRAWN);
        assertThat(after.handedOver()).isTrue();
        assertThat(desk.mails).hasSize(2);
        assertThat(desk.mails.getLast().subject()).endsWith("已撤回");
        assertThat(desk.mails.getLast().text()).contains("举报人已撤回，请勿再处理").doesNotContain("没寄出的", "超市卖过期肉");
        assertThat(desk.office.changeState(receipt, TipOffState.IN_PROGRESS, "王", null))
                .isEqualTo(new Office.Outcome.NotAllowed(TipOffState.WITHDRAWN));
        assertThat(desk.intake.withdraw(receipt, ANNA)).isEqualTo(new Asked.Known<>(after));
        assertThat(desk.jdbc
                        .sql("select count(*) from scheduled_tasks")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void a_contact_stands_by_itself_in_the_mail_and_can_be_taken_out_before() {
        Receipt receipt = desk.opened(ANNA, desk.text(ANNA, "1", "线索"));
        desk.followUps.leaveContact(receipt, desk.text(ANNA, "2", "实名 张三 13800000000"), "张三 13800000000");
        assertThat(known(desk.followUps.dropContact(receipt, ANNA))).isEqualTo(ContactDropped.DROPPED);
        assertThat(known(desk.followUps.dropContact(receipt, ANNA))).isEqualTo(ContactDropped.NONE);
        desk.followUps.leaveContact(receipt, desk.text(ANNA, "3", "实名 李"), "李四 13911111111");
        assertThat(desk.followUps.leaveContact(receipt, desk.text(ANNA, "4", "实名 王五"), "王五 13922222222"))
                .isEqualTo(new Received.Stored(receipt, 2, false));
        desk.intake.close(receipt, ANNA);
        desk.pass(Duration.ofSeconds(1));

        assertThat(desk.mails.getFirst().text())
                .contains("举报人自愿留下的联系方式", "王五 13922222222")
                .doesNotContain("张三", "李四");
        desk.followUps.supplement(receipt, ANNA);
        assertThat(known(desk.followUps.dropContact(receipt, ANNA))).isEqualTo(ContactDropped.MAILED);
    }

    @Test
    void what_was_added_and_not_mailed_goes_with_a_person_who_is_forgotten() {
        Receipt receipt = mailed();
        desk.followUps.supplement(receipt, ANNA);
        desk.intake.add(receipt, desk.text(ANNA, "2", "没寄出的"));

        assertThat(known(desk.intake.forget(ANNA)).unattributed()).containsExactly(receipt);
        desk.pass(Duration.ofHours(1));

        assertThat(desk.mails).hasSize(1);
        assertThat(desk.pieces.of(receipt)).hasSize(1);
        assertThat(desk.followUps.open(ANNA)).isEqualTo(new Asked.NotFound<>());
    }

    @Test
    void the_privacy_notice_is_due_until_a_report_has_its_version() {
        Receipt first = desk.opened(ANNA, desk.text(ANNA, "1", "一"));
        assertThat(desk.followUps.privacyNoticeDue(first, ANNA)).isTrue();
        desk.intake.close(first, ANNA);
        Receipt second = desk.opened(ANNA, desk.text(ANNA, "2", "二"));
        assertThat(desk.followUps.privacyNoticeDue(second, ANNA)).isFalse();

        Receipt boriss = desk.opened(BORIS, desk.text(BORIS, "3", "三"));
        assertThat(desk.followUps.privacyNoticeDue(boriss, BORIS)).isTrue();
        assertThat(known(desk.followUps.everything(ANNA, 10)))
                .extracting(OwnReport::privacyVersion)
                .containsExactly("v1", "v1");
    }

    @Test
    void everything_that_is_kept_is_shown_to_its_sender_alone() {
        desk.channel.has("media-doc", Desk.jpeg("账单"));
        Receipt receipt = desk.opened(ANNA, desk.text(ANNA, "1", "线索"), desk.document(ANNA, "doc", "账单.jpg"));
        desk.runDue();
        desk.intake.close(receipt, ANNA);
        desk.office.answer(receipt, "已派人去看", "王");

        assertThat(known(desk.followUps.everything(ANNA, 10))).singleElement().satisfies(own -> {
            assertThat(own.items())
                    .containsExactly(
                            new OwnReport.Item(1, "文字", "线索", null, 0),
                            new OwnReport.Item(2, "文件", "", "账单.jpg", Desk.jpeg("账单").length));
            assertThat(own.notices()).extracting(Notice::answer).containsExactly("已派人去看");
        });
        assertThat(known(desk.followUps.everything(BORIS, 10))).isEqualTo(List.of());
    }
}
