package org.chengqing.console.mails;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chengqing.console.page.Answer;
import org.chengqing.console.page.MenuItem;
import org.chengqing.console.page.Route;
import org.chengqing.console.page.Section;
import org.chengqing.console.page.Visit;
import org.chengqing.outbox.Outbox;
import org.chengqing.outbox.QueuedMail;
import org.chengqing.outbox.QueuedMail.Standing;
import org.chengqing.staff.Permission;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The pages of the queue: all that has not arrived, and one of them. */
@Component
@ConditionalOnWebApplication
final class MailQueueSection implements Section {
    static final String PATH = "/console/mails";

    private static final int MOST = 200;

    private final Outbox outbox;

    MailQueueSection(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(PATH, Permission.HANDLE_MAILS, this::list),
                Route.get(
                        PATH + "/{key}", Permission.HANDLE_MAILS, visit -> one(visit, MailForm.FRESH, HttpStatus.OK)));
    }

    @Override
    public List<MenuItem> menu() {
        return List.of(new MenuItem("邮件", PATH, Permission.HANDLE_MAILS, 50));
    }

    /** A mail in words. */
    record Line(QueuedMail mail, String standing, String css) {
        static Line of(QueuedMail mail) {
            return new Line(mail, MailWords.standing(mail.standing()), MailWords.css(mail.standing()));
        }
    }

    /** A choice of standing. */
    record Choice(String key, String label, long count) {}

    /** An attempt in words; {@code technical} is for those who run the machine. */
    record Attempt(QueuedMail.Try it, String outcome, String technical) {
        static Attempt of(QueuedMail.Try it) {
            StringBuilder technical = new StringBuilder();
            if (it.phase() != null) {
                technical.append(it.phase());
            }
            if (it.replyCode() > 0) {
                technical.append(' ').append(it.replyCode());
            }
            if (it.error() != null) {
                technical.append(' ').append(it.error());
            }
            return new Attempt(
                    it, MailWords.outcome(it.outcome()), technical.toString().strip());
        }
    }

    private Answer list(Visit visit) {
        Optional<String> key = visit.query("key");
        if (key.isPresent() && outbox.queued(key.get()).isPresent()) {
            return Answer.redirect(PATH + "/" + key.get(), null);
        }
        Optional<Standing> chosen = visit.query("standing")
                .flatMap(name -> Arrays.stream(Standing.values())
                        .filter(it -> it.name().equals(name))
                        .findFirst());
        Set<Standing> standings = chosen.<Set<Standing>>map(EnumSet::of).orElse(EnumSet.allOf(Standing.class));
        List<QueuedMail> found = outbox.queue(standings, MOST + 1);
        var health = outbox.health();
        Map<String, Object> model = new HashMap<>();
        model.put(
                "lines",
                found.stream()
                        .limit(MOST)
                        .filter(mail -> key.isEmpty() || mail.key().startsWith(key.get()))
                        .map(Line::of)
                        .toList());
        model.put("cut", found.size() > MOST);
        model.put("most", MOST);
        model.put("health", health);
        model.put("chosen", chosen.map(Enum::name).orElse(""));
        model.put(
                "choices",
                List.of(
                        new Choice("WAITING", "等待", health.waiting()),
                        new Choice("UNCERTAIN", "存疑", health.uncertain()),
                        new Choice("SUSPECTED_LOST", "疑似丢失", health.suspectedLost()),
                        new Choice("DEAD", "未送达", health.dead())));
        outbox.pause().ifPresent(pause -> model.put("pause", pause));
        return Answer.view("console/mails/queue", model);
    }

    /** The page of one mail, with a form as it was sent where that did not do. */
    Answer one(Visit visit, MailForm form, HttpStatus status) {
        return outbox.queued(visit.path("key"))
                .<Answer>map(mail -> {
                    Map<String, Object> model = new HashMap<>();
                    model.put("line", Line.of(mail));
                    model.put("meaning", MailWords.meaning(mail.standing()));
                    model.put(
                            "attempts",
                            mail.lastTries().reversed().stream()
                                    .map(Attempt::of)
                                    .toList());
                    model.put("form", form);
                    model.put("mayRead", visit.staff().may(Permission.WORK_ON_TIP_OFFS));
                    model.put("mayReaddress", MailActsSection.mayReaddress(visit, mail.key()));
                    return new Answer.View("console/mails/mail", model, status);
                })
                .orElseGet(Answer.Missing::new);
    }
}
