package org.chengqing.console.mails;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.chengqing.audit.AuditAct;
import org.chengqing.audit.AuditTrail;
import org.chengqing.console.page.Answer;
import org.chengqing.console.page.Route;
import org.chengqing.console.page.Section;
import org.chengqing.console.page.Visit;
import org.chengqing.intake.HandOvers;
import org.chengqing.outbox.ActResult;
import org.chengqing.outbox.Outbox;
import org.chengqing.staff.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What staff do with mails of the queue; each act and its entry in the audit trail are one transaction. */
@Component
@ConditionalOnWebApplication
final class MailActsSection implements Section {
    private static final int SHORTEST_REASON = 5;
    private static final int LONGEST_REASON = 500;
    private static final String OF_ALARMS = "alarm-";

    private final Outbox outbox;
    private final HandOvers handOvers;
    private final MailQueueSection pages;
    private final AuditTrail audit;
    private final TransactionTemplate transactions;

    MailActsSection(
            Outbox outbox,
            HandOvers handOvers,
            MailQueueSection pages,
            AuditTrail audit,
            PlatformTransactionManager manager) {
        this.outbox = outbox;
        this.handOvers = handOvers;
        this.pages = pages;
        this.audit = audit;
        this.transactions = new TransactionTemplate(manager);
    }

    @Override
    public List<Route> routes() {
        String mail = MailQueueSection.PATH + "/{key}";
        return List.of(
                Route.post(MailQueueSection.PATH + "/resume", Permission.HANDLE_MAILS, this::resume),
                Route.post(mail + "/resend", Permission.HANDLE_MAILS, this::resend),
                Route.post(mail + "/readdress", Permission.HANDLE_MAILS, this::readdress),
                // the file holds the whole report
                Route.post(mail + "/export", Permission.WORK_ON_TIP_OFFS, this::export));
    }

    private Answer resume(Visit visit) {
        boolean resumed =
                recorded(visit, AuditAct.MAILS_RESUMED, null, null, () -> outbox.resume(visit.by())) == ActResult.DONE;
        return Answer.redirect(MailQueueSection.PATH, resumed ? "队列已恢复，几秒内接着发。" : "队列没有暂停。");
    }

    private Answer resend(Visit visit) {
        String key = visit.path("key");
        ActResult result = recorded(visit, AuditAct.MAIL_RESENT, key, null, () -> outbox.resend(key, visit.by()));
        return after(result, "已安排重发 " + key + "，几秒内发出。");
    }

    /** Who may send a mail elsewhere could read it there: that needs the right to read it. */
    static boolean mayReaddress(Visit visit, String key) {
        return key.startsWith(OF_ALARMS) || visit.staff().may(Permission.WORK_ON_TIP_OFFS);
    }

    private Answer readdress(Visit visit) {
        String key = visit.path("key");
        String address = visit.field("address");
        String reason = visit.field("reason");
        if (outbox.queued(key).isEmpty()) {
            return new Answer.Missing();
        }
        if (!mayReaddress(visit, key)) {
            audit.record(visit.by(), AuditAct.DENIED, key, "改投邮件");
            return new Answer.Refused("这封邮件里是举报材料，只有受理员能改地址。请告诉受理员，或者改好收件邮箱以后重发。");
        }
        if (!isReason(reason)) {
            return wrong(visit, "reason", "请写明为什么改地址，5 到 500 个字。");
        }
        if (!key.startsWith(OF_ALARMS) && !handOvers.allows(address)) {
            return Outbox.isAddress(address)
                    ? wrong(visit, "address", "按本单位的设置不能寄到这个地址，只能寄到：" + String.join("、", handOvers.allowed()))
                    : wrong(visit, "address", MailWords.refusal(ActResult.NOT_AN_ADDRESS));
        }
        ActResult result = recorded(
                visit,
                AuditAct.MAIL_READDRESSED,
                key,
                address + "：" + reason,
                () -> outbox.readdress(key, address, visit.by()));
        return result == ActResult.NOT_AN_ADDRESS
                ? wrong(visit, "address", MailWords.refusal(result))
                : after(result, "已把 " + key + " 改投到 " + address + "，几秒内发出。");
    }

    private Answer export(Visit visit) {
        String key = visit.path("key");
        String reason = visit.field("purpose");
        if (!isReason(reason)) {
            return wrong(visit, "purpose", "请写明为什么导出，5 到 500 个字。");
        }
        if (outbox.queued(key).isEmpty()) {
            return new Answer.Missing();
        }
        audit.record(visit.by(), AuditAct.MAIL_EXPORTED, key, reason);
        return Answer.download(key + ".eml", out -> {
            ActResult result = outbox.export(key, out, visit.by());
            if (result != ActResult.DONE) {
                throw new IOException("mail " + key + " could not be exported: " + result);
            }
        });
    }

    private ActResult recorded(
            Visit visit, AuditAct act, @Nullable String about, @Nullable String why, Supplier<ActResult> work) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            ActResult result = work.get();
            if (result == ActResult.DONE) {
                audit.record(visit.by(), act, about, why);
            }
            return result;
        }));
    }

    private static Answer after(ActResult result, String done) {
        return result == ActResult.DONE
                ? Answer.redirect(MailQueueSection.PATH, done)
                : new Answer.Refused(MailWords.refusal(result));
    }

    private static boolean isReason(String reason) {
        return reason.length() >= SHORTEST_REASON && reason.length() <= LONGEST_REASON;
    }

    private Answer wrong(Visit visit, String field, String sentence) {
        Map<String, String> typed = Map.of(
                "address", visit.field("address"), "reason", visit.field("reason"), "purpose", visit.field("purpose"));
        return pages.one(visit, new MailForm(typed, Map.of(field, sentence)), HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
