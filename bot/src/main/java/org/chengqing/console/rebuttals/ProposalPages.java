package org.chengqing.console.rebuttals;

import java.util.List;
import java.util.function.Function;
import org.chengqing.audit.AuditAct;
import org.chengqing.audit.AuditTrail;
import org.chengqing.console.page.Answer;
import org.chengqing.console.page.Route;
import org.chengqing.console.page.Section;
import org.chengqing.console.page.Visit;
import org.chengqing.knowledge.catalog.ProposalResult;
import org.chengqing.knowledge.catalog.Proposals;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.staff.Permission;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** What becomes of new content for a released review, and one wording more for any review. */
@Component
@ConditionalOnWebApplication
final class ProposalPages implements Section {
    private static final String BASE = "/console/rebuttals/r/{id}/proposal/";

    private final Proposals proposals;
    private final RebuttalWriting writing;
    private final AuditTrail audit;

    ProposalPages(Proposals proposals, RebuttalWriting writing, AuditTrail audit) {
        this.proposals = proposals;
        this.writing = writing;
        this.audit = audit;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post(BASE + "hand-in", Permission.WRITE_REBUTTALS, this::handIn),
                Route.post(BASE + "drop", Permission.WRITE_REBUTTALS, this::drop),
                Route.post(BASE + "hand-back", Permission.RELEASE_REBUTTALS, this::handBack),
                Route.post(BASE + "release", Permission.RELEASE_REBUTTALS, this::release),
                Route.post("/console/rebuttals/r/{id}/wording", Permission.WRITE_REBUTTALS, this::wording));
    }

    private Answer handIn(Visit visit) {
        return told(
                visit,
                id -> proposals.handIn(id, version(visit), visit.by(), "送审"),
                AuditAct.REBUTTAL_MOVED,
                "修改稿送审",
                "修改稿已交给审核员。");
    }

    private Answer handBack(Visit visit) {
        String reason = RebuttalFlow.reason(visit);
        if (reason.isEmpty()) {
            return new Answer.Refused("请写上退回的原因，编辑要照着改。");
        }
        return told(
                visit,
                id -> proposals.handBack(id, version(visit), visit.by(), reason),
                AuditAct.REBUTTAL_MOVED,
                "修改稿退回：" + reason,
                "修改稿已退回给编辑。");
    }

    private Answer release(Visit visit) {
        String reason = RebuttalFlow.reason(visit);
        String note = reason.isEmpty() ? "发布修改稿" : reason;
        return told(
                visit,
                id -> proposals.release(id, version(visit), visit.by(), note),
                AuditAct.REBUTTAL_RELEASED,
                note,
                "修改稿已发布，几秒钟后按新的内容回答居民。");
    }

    private Answer drop(Visit visit) {
        String reason = RebuttalFlow.reason(visit);
        if (reason.isEmpty()) {
            return new Answer.Refused("请写上放弃修改稿的原因。");
        }
        return told(
                visit,
                id -> proposals.drop(id, version(visit)),
                AuditAct.REBUTTAL_MOVED,
                "放弃修改稿：" + reason,
                "修改稿已放弃，已发布的内容不变。");
    }

    private static int version(Visit visit) {
        return Pages.number(visit, "version");
    }

    private Answer told(
            Visit visit, Function<ClaimReviewId, ProposalResult> change, AuditAct act, String why, String sentence) {
        ClaimReviewId id = Pages.id(visit).orElse(null);
        if (id == null) {
            return new Answer.Missing();
        }
        return switch (change.apply(id)) {
            case ProposalResult.Kept _, ProposalResult.Released _, ProposalResult.Dropped _ -> {
                audit.record(visit.by(), act, id.value(), why);
                yield Answer.redirect(Pages.of(id), sentence);
            }
            case ProposalResult other -> new Answer.Refused(ReviewWords.refusal(other));
        };
    }

    /** The field {@code kind} is {@code alias} or {@code counter-example}. */
    private Answer wording(Visit visit) {
        ClaimReviewId id = Pages.id(visit).orElse(null);
        if (id == null) {
            return new Answer.Missing();
        }
        RebuttalWriting.Saved saved;
        try {
            saved = writing.addWording(id, visit.field("text"), "alias".equals(visit.field("kind")), visit.by());
        } catch (IllegalArgumentException unfit) {
            return new Answer.Refused("这句话太长、是空的或含有损坏的字符，不能加进去。最多 500 个字。");
        }
        return switch (saved) {
            case RebuttalWriting.Saved.Done(var sentence) -> Answer.redirect(Pages.of(id), "已加上。" + sentence);
            case RebuttalWriting.Saved.Refused(var sentence) -> new Answer.Refused(sentence);
            case RebuttalWriting.Saved.Overtaken _ -> new Answer.Refused("这一条刚刚被别人改过，请再试一次。");
        };
    }
}
