package org.chengqing.console.rebuttals;

import java.util.List;
import java.util.Optional;
import org.chengqing.audit.AuditAct;
import org.chengqing.audit.AuditTrail;
import org.chengqing.console.page.Answer;
import org.chengqing.console.page.Handler;
import org.chengqing.console.page.Route;
import org.chengqing.console.page.Section;
import org.chengqing.console.page.Visit;
import org.chengqing.knowledge.catalog.Catalog;
import org.chengqing.knowledge.catalog.ChangeResult;
import org.chengqing.knowledge.catalog.ReviewStep;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.staff.Permission;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * The way from a draft to the release and beyond. A release names the revision that the reviewer had before their eyes,
 * and its writers are looked up for that revision: who changes it in between makes the release stale.
 */
@Component
@ConditionalOnWebApplication
final class RebuttalFlow implements Section {
    private static final int LONGEST_REASON = 200;
    private static final String NO_REASON = "请写上原因再提交，这会记入修订历史。";

    private final Catalog catalog;
    private final AuditTrail audit;

    RebuttalFlow(Catalog catalog, AuditTrail audit) {
        this.catalog = catalog;
        this.audit = audit;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                write("submit", visit -> move(visit, ReviewStep.SUBMIT, reasonOr(visit, "送审"), "已交给审核员。")),
                write("reopen", visit -> move(visit, ReviewStep.REOPEN, reasonOr(visit, "重新编写"), "已变回草稿，可以修改后重新送审。")),
                release("hand-back", visit -> withReason(visit, ReviewStep.HAND_BACK, "已退回给编辑。")),
                release("withdraw", visit -> withReason(visit, ReviewStep.WITHDRAW, "已撤回，不再回答居民；它的网页上写明已撤回。")),
                release("release", this::release),
                release("supersede", this::supersede));
    }

    private static Route write(String act, Handler handler) {
        return Route.post("/console/rebuttals/r/{id}/" + act, Permission.WRITE_REBUTTALS, handler);
    }

    private static Route release(String act, Handler handler) {
        return Route.post("/console/rebuttals/r/{id}/" + act, Permission.RELEASE_REBUTTALS, handler);
    }

    private Answer release(Visit visit) {
        Optional<ClaimReviewId> id = Pages.id(visit);
        if (id.isPresent() && catalog.writers(id.get()).contains(visit.by())) {
            return new Answer.Refused(ReviewWords.OWN_WORK);
        }
        return move(visit, ReviewStep.RELEASE, reasonOr(visit, "发布"), "已发布，几秒钟后开始回答居民。");
    }

    private Answer withReason(Visit visit, ReviewStep step, String sentence) {
        return reason(visit).isEmpty() ? new Answer.Refused(NO_REASON) : move(visit, step, reason(visit), sentence);
    }

    private Answer move(Visit visit, ReviewStep step, String note, String sentence) {
        return Pages.id(visit)
                .map(id -> told(
                        catalog.move(id, Pages.number(visit, "revision"), step, visit.by(), note),
                        visit,
                        id,
                        act(step),
                        note,
                        sentence))
                .orElseGet(Answer.Missing::new);
    }

    private static AuditAct act(ReviewStep step) {
        return switch (step) {
            case SUBMIT, HAND_BACK, REOPEN -> AuditAct.REBUTTAL_MOVED;
            case RELEASE -> AuditAct.REBUTTAL_RELEASED;
            case WITHDRAW -> AuditAct.REBUTTAL_WITHDRAWN;
        };
    }

    private Answer supersede(Visit visit) {
        Optional<ClaimReviewId> id = Pages.id(visit);
        Optional<ClaimReviewId> successor = Pages.id(visit.field("successor"));
        if (id.isEmpty()) {
            return new Answer.Missing();
        }
        if (successor.isEmpty()) {
            return new Answer.Refused("请先查找并选择代替它的那一条。");
        }
        if (reason(visit).isEmpty()) {
            return new Answer.Refused(NO_REASON);
        }
        ChangeResult result = catalog.supersede(
                id.get(), Pages.number(visit, "revision"), successor.get(), visit.by(), reason(visit));
        return told(
                result,
                visit,
                id.get(),
                AuditAct.REBUTTAL_WITHDRAWN,
                "由 " + successor.get() + " 代替：" + reason(visit),
                "已由 " + successor.get() + " 代替。");
    }

    private Answer told(
            ChangeResult result, Visit visit, ClaimReviewId id, AuditAct act, String note, String sentence) {
        return switch (result) {
            case ChangeResult.Changed _ -> {
                audit.record(visit.by(), act, id.value(), note);
                yield Answer.redirect(Pages.of(id), sentence);
            }
            case ChangeResult.Missing _ -> new Answer.Missing();
            case ChangeResult other -> new Answer.Refused(ReviewWords.refusal(other));
        };
    }

    /** What was written as the reason, cut; empty where nothing was. */
    static String reason(Visit visit) {
        String reason = visit.field("reason").replace("\0", "");
        return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
    }

    private static String reasonOr(Visit visit, String otherwise) {
        return reason(visit).isEmpty() ? otherwise : reason(visit);
    }
}
