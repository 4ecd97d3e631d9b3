package org.chengqing.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengqing.intake.Desk.ANNA;
import static org.chengqing.intake.Desk.BORIS;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.chengqing.channel.Sender;
import org.chengqing.intake.Intake.Received;
import org.chengqing.outbox.MailDelivered;
import org.chengqing.outbox.OutgoingMail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many reports at once: about the same content, of one person, or simply many. */
class WavesTest {
    private static final String VIRAL = "紧急通知！城东水厂被投毒，三天之内不要喝自来水，家里有老人孩子的赶快囤水，已经有十几个人住院了，转发给你关心的人！";
    private static final String NEAR = "紧急通知！！城东水厂被投毒了，三天之内不要喝自来水，家里有老人孩子的赶快囤水，已经有十几个人住院，转发给你关心的人";

    @TempDir
    private Path folder;

    private static Sender person(int number) {
        return new Sender("wechat", "main", "oPerson" + number);
    }

    private Receipt closed(Desk desk, Sender sender, String key, String text) {
        Receipt receipt = desk.opened(sender, desk.text(sender, key, text));
        desk.intake.close(receipt, sender);
        desk.runDue();
        return receipt;
    }

    @Test
    void reports_about_the_same_content_are_counted_and_name_the_first() {
        Desk desk = new Desk(folder);
        Receipt first = closed(desk, person(1), "1", VIRAL);
        closed(desk, person(2), "2", "学校门口有人发小广告，说能改成绩");
        closed(desk, person(3), "3", NEAR);
        closed(desk, person(4), "4", "我爸转的：" + VIRAL);

        assertThat(desk.mails.get(0).text()).doesNotContain("同类线索");
        assertThat(desk.mails.get(1).text()).doesNotContain("同类线索");
        assertThat(desk.mails.get(2).text()).contains("第 2 份同类线索（首份 " + first + "）");
        assertThat(desk.mails.get(3).text()).contains("第 3 份同类线索（首份 " + first + "）");
        assertThat(desk.jdbc
                        .sql("select string_agg(mark, ' ') from tip_off_mark")
                        .query(String.class)
                        .single())
                .doesNotContain("水厂");
    }

    @Test
    void the_same_picture_links_reports_and_a_week_later_does_not() {
        Desk desk = new Desk(folder);
        desk.channel.has("media-a", Desk.jpeg("same"));
        desk.channel.has("media-b", Desk.jpeg("same"));
        desk.channel.has("media-c", Desk.jpeg("same"));
        List<Receipt> receipts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Sender sender = person(i);
            Receipt receipt = desk.opened(
                    sender, desk.image(sender, List.of("a", "b", "c").get(i)));
            desk.intake.close(receipt, sender);
            desk.runDue();
            receipts.add(receipt);
            desk.pass(i == 0 ? Duration.ofMinutes(1) : Duration.ofDays(8));
        }

        assertThat(desk.mails.get(1).text()).contains("第 2 份同类线索（首份 " + receipts.get(0) + "）");
        assertThat(desk.mails.get(2).text()).doesNotContain("同类线索");
    }

    @Test
    void a_content_that_nobody_reported_for_a_week_leaves_no_mark() {
        Desk desk = new Desk(folder);
        closed(desk, person(1), "1", VIRAL);
        desk.clock.now = desk.clock.now.plus(Duration.ofDays(8));

        desk.digests().run();

        assertThat(desk.jdbc
                        .sql("select count(*) from tip_off_mark")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void above_the_rate_a_wave_goes_out_in_one_mail_and_nobody_is_left_out() {
        Desk desk = new Desk(folder, "waves.mails-of-one-content", "2");
        List<Receipt> receipts = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            receipts.add(closed(desk, person(i), "k" + i, i % 2 == 0 ? VIRAL : NEAR));
        }
        assertThat(desk.mails).hasSize(2);

        desk.digests().run();
        desk.digests().run();

        assertThat(desk.mails).hasSize(3);
        OutgoingMail digest = desk.mails.getLast();
        assertThat(digest.subject()).startsWith("[线索汇总] 5 份");
        assertThat(digest.text())
                .contains(receipts.subList(2, 7).stream().map(Receipt::value).toList())
                .contains("城东水厂被投毒")
                .doesNotContain("oPerson");
        desk.jdbc.sql("delete from scheduled_tasks").update();
        assertThat(desk.tipOffs.forgotten(IntakeJobs.SETTLE, 100)).isEmpty();

        new Deliveries(desk.tipOffs, desk.waves).on(new MailDelivered(digest.key(), desk.clock.instant()));
        assertThat(receipts.subList(2, 7))
                .allSatisfy(receipt -> assertThat(desk.state(receipt)).isEqualTo(TipOffState.FORWARDED));
        assertThat(desk.state(receipts.getFirst())).isEqualTo(TipOffState.RECEIVED);
    }

    @Test
    void a_file_that_many_send_is_attached_once_and_a_late_one_follows_in_the_next_digest() {
        Desk desk = new Desk(folder, "waves.mails-of-one-content", "1", "media-wait", "1m");
        desk.channel.has("media-p0", Desk.jpeg("viral"));
        desk.channel.has("media-p1", Desk.jpeg("viral"));
        desk.channel.has("media-p2", Desk.jpeg("viral"));
        desk.channel.answers(
                "media-late", new org.chengqing.channel.Channel.Fetched.Later(Duration.ofSeconds(5), "busy"));
        for (int i = 0; i < 3; i++) {
            Sender sender = person(i);
            Receipt receipt = desk.opened(sender, desk.text(sender, "t" + i, VIRAL), desk.image(sender, "p" + i));
            if (i == 2) {
                desk.intake.add(receipt, desk.image(sender, "late"));
            }
            desk.intake.close(receipt, sender);
            desk.runDue();
        }
        desk.pass(Duration.ofMinutes(2));
        desk.digests().run();
        assertThat(desk.mails).hasSize(2);
        assertThat(desk.mails.getFirst().attachments()).hasSize(1);
        assertThat(desk.mails.get(1).attachments()).isEmpty();

        desk.channel.has("media-late", Desk.jpeg("another"));
        desk.pass(Duration.ofMinutes(5));
        desk.digests().run();

        assertThat(desk.mails).hasSize(3);
        assertThat(desk.mails.get(2).attachments()).hasSize(1);
        assertThat(desk.mails.get(2).key()).endsWith(".p2");
    }

    @Test
    void the_same_picture_twice_in_a_report_is_attached_once() {
        Desk desk = new Desk(folder);
        desk.channel.has("media-a", Desk.jpeg("same"));
        desk.channel.has("media-b", Desk.jpeg("same"));
        Receipt receipt = desk.opened(ANNA, desk.image(ANNA, "a"), desk.image(ANNA, "b"));
        desk.intake.close(receipt, ANNA);
        desk.runDue();

        assertThat(desk.mails.getFirst().attachments()).hasSize(1);
        String name = desk.mails.getFirst().attachments().getFirst().filename();
        assertThat(desk.mails.getFirst().text().split("附件 " + name, -1)).hasSize(3);
    }

    @Test
    void one_person_who_sends_many_is_stored_and_mailed_together_and_others_are_not_held_up() {
        Desk desk = new Desk(folder, "waves.reports-per-person", "2");
        for (int i = 0; i < 5; i++) {
            closed(desk, ANNA, "a" + i, "第 " + i + " 个小区的电梯又坏了，没人来修，已经第 " + i * 7 + " 天");
        }
        closed(desk, BORIS, "b", "冒充医保局的人打电话要验证码");

        assertThat(desk.mails).hasSize(3);
        desk.digests().run();
        assertThat(desk.mails).hasSize(4);
        assertThat(desk.mails.getLast().text()).contains("同一来源一天内提交得很多", "第 4 个小区");
    }

    @Test
    void many_reports_about_different_things_are_mailed_together_too() {
        Desk desk = new Desk(folder, "waves.mails-per-hour", "3");
        for (int i = 0; i < 8; i++) {
            closed(desk, person(i), "k" + i, "第" + i + "中学的食堂" + "鱼肉菜饭汤面粥饼".charAt(i) + "有问题，学生吃了拉肚子");
        }
        assertThat(desk.mails).hasSize(3);

        desk.digests().run();

        assertThat(desk.mails).hasSize(4);
        assertThat(desk.mails.getLast().subject()).contains("5 份");
    }

    @Test
    void of_files_beyond_what_one_may_send_in_a_day_only_the_words_are_kept() {
        Desk desk = new Desk(folder, "waves.media-per-person", "20B");
        desk.channel.has("media-a", Desk.jpeg("something long enough"));
        desk.channel.has("media-b", Desk.jpeg("something else"));
        Receipt receipt = desk.opened(ANNA, desk.image(ANNA, "a"));
        desk.runDue();
        desk.intake.add(receipt, desk.image(ANNA, "b"));
        desk.intake.add(receipt, desk.text(ANNA, "t", "看图"));
        desk.intake.close(receipt, ANNA);
        desk.runDue();

        assertThat(desk.mails.getFirst().attachments()).hasSize(1);
        assertThat(desk.mails.getFirst().text()).contains("同一来源一天内的文件已超过上限", "看图");
    }

    @Test
    void a_nearly_full_disk_refuses_the_file_and_keeps_the_words() {
        Desk desk = new Desk(folder);
        desk.roomForFiles = false;

        Received withFile = desk.intake.open(List.of(desk.image(ANNA, "a")), null);
        Receipt receipt = ((Received.Stored) withFile).receipt();
        Received words = desk.intake.add(receipt, desk.text(ANNA, "t", "图里是假通知"));
        desk.intake.close(receipt, ANNA);
        desk.runDue();

        assertThat(withFile).isEqualTo(new Received.Stored(receipt, 1, false, true));
        assertThat(words).isEqualTo(new Received.Stored(receipt, 2, false));
        assertThat(desk.mails.getFirst().text()).contains("磁盘空间不足", "图里是假通知");
    }
}
