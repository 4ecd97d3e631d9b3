package org.chengqing.console.broadcasts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.chengqing.audit.AuditAct;
import org.chengqing.audit.AuditTrail;
import org.chengqing.broadcast.BroadcastResult;
import org.chengqing.broadcast.Broadcasts;
import org.chengqing.console.page.Answer;
import org.chengqing.console.page.Route;
import org.chengqing.console.page.Section;
import org.chengqing.console.page.Times;
import org.chengqing.console.page.Visit;
import org.chengqing.staff.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sending for review, releasing, stopping; each act and its entry in the audit trail are one transaction. */
@Component
@ConditionalOnWebApplication
final class BroadcastActs implements Section {
    private static final int SHORTEST_REASON = 2;
    private static final int LONGEST_REASON = 200;

    private final Broadcasts broadcasts;
    private final OnRecord onRecord;
    private final AuditTrail audit;
    private final TransactionTemplate transactions;

    BroadcastActs(Broadcasts broadcasts, OnRecord onRecord, AuditTrail audit, PlatformTransactionManager manager) {
        this.broadcasts = broadcasts;
        this.onRecord = onRecord;
        this.audit = audit;
        this.transactions = new TransactionTemplate(manager);
    }

    @Override
    public List<Route> routes() {
        String list = BroadcastPages.LIST;
        String one = list + "/b/{id}";
        return List.of(
                Route.post(one + "/submit", Permission.COMPOSE_BROADCASTS, this::submit),
                Route.post(one + "/prepare", Permission.RELEASE_BROADCASTS, this::prepareAgain),
                Route.post(one + "/send-back", Permission.RELEASE_BROADCASTS, this::sendBack),
                Route.post(one + "/release", Permission.RELEASE_BROADCASTS, this::release),
                Route.post(one + "/pause", Permission.READ_BROADCASTS, this::pause),
                Route.post(one + "/resume", Permission.RELEASE_BROADCASTS, this::resume),
                Route.post(one + "/cancel", Permission.RELEASE_BROADCASTS, this::cancel),
                Route.post(list + "/stop", Permission.READ_BROADCASTS, this::stop),
                Route.post(list + "/go-on", Permission.RELEASE_BROADCASTS, this::goOn));
    }

    private Answer submit(Visit visit) {
        return act(
                visit,
                AuditAct.BROADCAST_SUBMITTED,
                null,
                "已送审，正在算名单。",
                (id, version) -> broadcasts.submit(id, version, visit.by()));
    }

    private Answer prepareAgain(Visit visit) {
        return act(visit, AuditAct.BROADCAST_SUBMITTED, "重新算名单", "正在重新算名单。", broadcasts::prepareAgain);
    }

    private Answer sendBack(Visit visit) {
        String reason = visit.field("reason");
        return isReason(reason)
                ? act(
                        visit,
                        AuditAct.BROADCAST_SENT_BACK,
                        reason,
                        "已退回。",
                        (id, version) -> broadcasts.sendBack(id, version, reason))
                : noReason();
    }

    private Answer release(Visit visit) {
        String at = visit.field("at");
        Optional<Instant> notBefore = at.isEmpty() ? Optional.empty() : time(at);
        if (!at.isEmpty() && notBefore.isEmpty()) {
            return new Answer.Refused("时间没有写对，请用日历选，或者留空马上发。");
        }
        return act(
                visit,
                AuditAct.BROADCAST_RELEASED,
                at.isEmpty() ? "马上发" : "定时 " + at,
                "已发布。",
                (id, version) -> broadcasts.release(id, version, visit.by(), notBefore.orElse(null)));
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text).atZone(Times.ZONE).toInstant());
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }

    private Answer pause(Visit visit) {
        return act(
                visit,
                AuditAct.BROADCAST_HELD,
                "暂停",
                "已暂停，不再发送。",
                (id, _) -> broadcasts.pause(id, visit.staff().name() + "暂停"));
    }

    private Answer resume(Visit visit) {
        return act(visit, AuditAct.BROADCAST_RESUMED, null, "接着发送。", (id, _) -> broadcasts.resume(id));
    }

    private Answer cancel(Visit visit) {
        String reason = visit.field("reason");
        return isReason(reason)
                ? act(visit, AuditAct.BROADCAST_HELD, "取消：" + reason, "已取消，还没发的不再发。", (id, _) -> broadcasts.cancel(id))
                : noReason();
    }

    private Answer stop(Visit visit) {
        String reason = visit.field("reason");
        if (!isReason(reason)) {
            return noReason();
        }
        transactions.executeWithoutResult(_ -> {
            if (broadcasts.stopEverything(visit.by(), reason)) {
                audit.record(visit.by(), AuditAct.BROADCAST_HELD, "全部", reason);
            }
        });
        return Answer.redirect(BroadcastPages.LIST, "全部群发已停下，在有人点“解除停止”以前什么也不会发。");
    }

    private Answer goOn(Visit visit) {
        transactions.executeWithoutResult(_ -> {
            if (broadcasts.goOn()) {
                audit.record(visit.by(), AuditAct.BROADCAST_RESUMED, "全部", null);
            }
        });
        return Answer.redirect(BroadcastPages.LIST, "已解除，正在发送的群发接着发。");
    }

    /** What is done with one in the version that the visitor saw. */
    private interface Act {
        BroadcastResult on(long id, int version);
    }

    private Answer act(Visit visit, AuditAct act, @Nullable String why, String done, Act what) {
        Optional<Long> id = BroadcastPages.id(visit);
        if (id.isEmpty()) {
            return new Answer.Missing();
        }
        String version = visit.field("version");
        int seen = version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : 0;
        return after(onRecord.keep(visit, act, why, () -> what.on(id.get(), seen)), done);
    }

    static Answer after(BroadcastResult result, String done) {
        return switch (result) {
            case BroadcastResult.Done(var id) -> Answer.redirect(BroadcastPages.of(id), done);
            case BroadcastResult.Missing _ -> new Answer.Missing();
            case BroadcastResult.Refused(var why) -> new Answer.Refused(BroadcastWords.refusal(why));
        };
    }

    private static boolean isReason(String reason) {
        return reason.length() >= SHORTEST_REASON && reason.length() <= LONGEST_REASON;
    }

    private static Answer noReason() {
        return new Answer.Refused("请写明原因，" + SHORTEST_REASON + " 到 " + LONGEST_REASON + " 个字。");
    }
}
