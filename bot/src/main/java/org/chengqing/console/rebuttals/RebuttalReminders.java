package org.chengqing.console.rebuttals;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.chengqing.console.page.Times;
import org.chengqing.knowledge.catalog.ListedReview;
import org.chengqing.knowledge.catalog.ReviewLists;
import org.chengqing.outbox.Outbox;
import org.chengqing.outbox.OutgoingMail;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.util.HtmlUtils;

/** Mails the office once a day what ends soon; the key of the mail is the day, so that it is sent once. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(RebuttalSettings.class)
class RebuttalReminders {
    private static final int MOST = 200;

    /** One job for all instances; the scheduler runs it on whichever comes first. */
    @Bean
    Task<Void> remindOfEndingRebuttals(
            ReviewLists lists,
            Outbox outbox,
            RebuttalSettings settings,
            Clock clock,
            @Value("${intake.mailbox:report@office.example}") String mailbox,
            @Value("${publication.base-url:http://localhost:8080}") String base) {
        return Tasks.recurring("remind-ending-rebuttals", Schedules.daily(Times.ZONE, settings.remindAt()))
                .execute((_, _) -> remind(lists, outbox, settings, clock, mailbox, base));
    }

    static void remind(
            ReviewLists lists, Outbox outbox, RebuttalSettings settings, Clock clock, String mailbox, String base) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Times.ZONE);
        List<ListedReview> ending =
                lists.ending(today, today.plusDays(settings.remindBefore().toDays()), MOST);
        if (ending.isEmpty()) {
            return;
        }
        String lines = ending.stream()
                .map(it -> it.validity().until() + "  " + it.claim() + "（" + it.id() + "）")
                .collect(Collectors.joining("\n"));
        String text = "下面已发布的辟谣就要到期。到期的第二天起，机器人不再用它们回答居民。\n仍然有效的，请在后台改有效期，由另一位同事发布。\n\n"
                + lines + "\n\n" + base.replaceAll("/+$", "")
                + "/console/rebuttals?stage=RELEASED&time=soon\n";
        outbox.enqueue(new OutgoingMail(
                "rebuttals-ending-" + DateTimeFormatter.BASIC_ISO_DATE.format(today),
                mailbox,
                "[到期提醒] " + ending.size() + " 条辟谣就要到期",
                text,
                "<p>" + HtmlUtils.htmlEscape(text).replace("\n", "<br>") + "</p>",
                List.of()));
    }
}
