package org.chengqing.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.chengqing.outbox.ActResult;
import org.chengqing.outbox.OutboxHealth;
import org.chengqing.outbox.QueuedMail;
import org.chengqing.outbox.QueuedMail.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailsTextTest {
    private static final Instant T0 = Instant.parse("2026-11-22T08:00:00Z");

    @Test
    void tells_the_pause_the_counts_and_each_mail() {
        QueuedMail mail = new QueuedMail(
                "20261122-7K3F.p1",
                "office@example.com",
                "秘密",
                Standing.UNCERTAIN,
                3,
                List.of(),
                "Ambiguous at CONTENT 0 EOFException",
                true,
                T0,
                T0.plusSeconds(60));

        String text = MailsText.of(new OutboxHealth(0, 1, 2, 3, T0, "535"), List.of(mail));

        assertThat(text)
                .contains("队列暂停：535", "等待 0，存疑 1，疑似丢失 3，未送达 2")
                .contains("存疑（可能重复）", "20261122-7K3F.p1", "11-22 16:00", "11-22 16:01", "EOFException")
                .doesNotContain("秘密");
    }

    @Test
    void says_when_there_is_nothing() {
        assertThat(MailsText.of(new OutboxHealth(0, 0, 0, 0, null, null), List.of()))
                .contains("没有未送到的邮件")
                .doesNotContain("暂停");
    }

    @ParameterizedTest
    @EnumSource(ActResult.class)
    void answers_every_result_with_a_sentence(ActResult result) {
        assertThat(MailsText.refusal(result)).endsWith("。");
    }
}
