package org.chengqing.console.broadcasts;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengqing.audit.AuditAct;
import org.chengqing.audit.AuditTrail;
import org.chengqing.broadcast.Audience;
import org.chengqing.broadcast.BroadcastDraft;
import org.chengqing.broadcast.BroadcastResult;
import org.chengqing.broadcast.BroadcastState;
import org.chengqing.broadcast.Broadcasts;
import org.chengqing.broadcast.Corrections;
import org.chengqing.broadcast.Previews;
import org.chengqing.broadcast.Quotas;
import org.chengqing.broadcast.Way;
import org.chengqing.channel.BulkChannel;
import org.chengqing.console.page.Answer;
import org.chengqing.console.page.Route;
import org.chengqing.console.page.Section;
import org.chengqing.console.page.Visit;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.staff.Permission;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Where a broadcast is written, and looked at by its writer. */
@Component
@ConditionalOnWebApplication
final class BroadcastEditor implements Section {
    private static final String EDITOR = "console/broadcasts/editor";

    private final Broadcasts broadcasts;
    private final Quotas quotas;
    private final Previews previews;
    private final Corrections corrections;
    private final OnRecord onRecord;
    private final AuditTrail audit;

    BroadcastEditor(
            Broadcasts broadcasts,
            Quotas quotas,
            Previews previews,
            Corrections corrections,
            OnRecord onRecord,
            AuditTrail audit) {
        this.broadcasts = broadcasts;
        this.quotas = quotas;
        this.previews = previews;
        this.corrections = corrections;
        this.onRecord = onRecord;
        this.audit = audit;
    }

    @Override
    public List<Route> routes() {
        String list = BroadcastPages.LIST;
        String one = list + "/b/{id}";
        return List.of(
                Route.get(list + "/new", Permission.COMPOSE_BROADCASTS, this::fresh),
                Route.post(list + "/new", Permission.COMPOSE_BROADCASTS, this::compose),
                Route.get(one + "/edit", Permission.COMPOSE_BROADCASTS, this::edit),
                Route.post(one + "/edit", Permission.COMPOSE_BROADCASTS, this::rewrite),
                Route.post(one + "/preview", Permission.COMPOSE_BROADCASTS, this::preview));
    }

    private Answer fresh(Visit visit) {
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("audience", Audience.Kind.ASKED.name());
        BroadcastForm.chooseAll(typed);
        visit.query("review").ifPresent(review -> typed.put("review", review));
        visit.query("group").ifPresent(group -> typed.put("detail", group));
        visit.query("correct").ifPresent(review -> {
            typed.put("audience", Audience.Kind.MISINFORMED.name());
            typed.put("detail", review);
            typed.put("title", "更正 " + review);
            correction(review).ifPresent(proposal -> {
                typed.put("words", proposal.words());
                ClaimReviewId standing = proposal.review();
                if (standing != null) {
                    typed.put("review", standing.value());
                }
            });
        });
        visit.query("topic").ifPresent(topic -> {
            typed.put("audience", Audience.Kind.SUBSCRIBED.name());
            typed.put("detail", topic);
        });
        return editor(new BroadcastForm(typed, Map.of(), 0), BroadcastPages.LIST + "/new", false);
    }

    private Optional<Corrections.Proposal> correction(String review) {
        try {
            return corrections.of(new ClaimReviewId(review));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private Answer editor(BroadcastForm form, String action, boolean invalid) {
        Map<String, Object> model = Map.of(
                "form",
                form,
                "action",
                action,
                "longest",
                BroadcastDraft.LONGEST_WORDS,
                "tags",
                quotas.tags(),
                "ways",
                Arrays.stream(Way.values())
                        .map(way -> new Choice(
                                BroadcastForm.field(way), BroadcastWords.way("", way), BroadcastWords.cost(way)))
                        .toList(),
                "kinds",
                Arrays.stream(Audience.Kind.values())
                        .map(kind -> new Kind(kind.name(), BroadcastWords.kind(kind), BroadcastWords.detail(kind)))
                        .toList());
        return invalid ? Answer.invalid(EDITOR, model) : Answer.view(EDITOR, model);
    }

    /** A way to choose. */
    public record Choice(String field, String label, String cost) {}

    /** A kind of audience to choose. */
    public record Kind(String name, String label, String detail) {}

    private Answer compose(Visit visit) {
        BroadcastForm form = BroadcastForm.sent(visit);
        String action = BroadcastPages.LIST + "/new";
        return form.draft()
                .map(draft -> written(
                        form,
                        action,
                        onRecord.keep(
                                visit, AuditAct.BROADCAST_WRITTEN, "新建", () -> broadcasts.compose(draft, visit.by()))))
                .orElseGet(() -> editor(form, action, true));
    }

    private Answer edit(Visit visit) {
        return BroadcastPages.id(visit)
                .flatMap(broadcasts::find)
                .map(found -> found.state() == BroadcastState.DRAFT
                        ? editor(BroadcastForm.of(found), BroadcastPages.of(found.id()) + "/edit", false)
                        : new Answer.Refused("只有草稿可以修改。等待审核的，请审核员先退回。"))
                .orElseGet(Answer.Missing::new);
    }

    private Answer rewrite(Visit visit) {
        Optional<Long> id = BroadcastPages.id(visit);
        if (id.isEmpty()) {
            return new Answer.Missing();
        }
        BroadcastForm form = BroadcastForm.sent(visit);
        String action = BroadcastPages.of(id.get()) + "/edit";
        return form.draft()
                .map(draft -> written(
                        form,
                        action,
                        onRecord.keep(
                                visit,
                                AuditAct.BROADCAST_WRITTEN,
                                "修改",
                                () -> broadcasts.rewrite(id.get(), form.version(), draft, visit.by()))))
                .orElseGet(() -> editor(form, action, true));
    }

    private Answer written(BroadcastForm form, String action, BroadcastResult result) {
        return result instanceof BroadcastResult.Refused(var why) && why == BroadcastResult.Why.REVIEW_CHANGED
                ? editor(form.with("review", "这条辟谣没有发布。先发布它，或者留空。"), action, true)
                : BroadcastActs.after(result, "已保存。核对以后送审。");
    }

    /** Shows it to whoever asks, in their own WeChat; it is put down who did. */
    private Answer preview(Visit visit) {
        return BroadcastPages.id(visit)
                .filter(id -> broadcasts.find(id).isPresent())
                .map(id -> {
                    Optional<BulkChannel.Started> shown = previews.show(id, visit.by());
                    audit.record(visit.by(), AuditAct.BROADCAST_PREVIEWED, Long.toString(id), null);
                    return shown.map(started -> previewed(id, started))
                            .orElseGet(
                                    () -> new Answer.Refused("现在不能预览：管理员还没有在 broadcast.previewers 里写上您的微信号，或者图片画不出来。"));
                })
                .orElseGet(Answer.Missing::new);
    }

    private static Answer previewed(long id, BulkChannel.Started started) {
        return switch (started) {
            case BulkChannel.Started.Accepted _ -> Answer.redirect(BroadcastPages.of(id), "预览已发到您的微信，请在手机上看。");
            case BulkChannel.Started.Refused(var code, var _) ->
                new Answer.Refused("微信没有接受预览（代码 " + code + "）。请确认您的微信号关注了公众号。");
            case BulkChannel.Started.Blocked(var code) -> new Answer.Refused("公众号没有预览的权限（代码 " + code + "），请联系管理员。");
            case BulkChannel.Started.Later _ -> new Answer.Refused("微信现在忙，请过一会儿再预览。");
            case BulkChannel.Started.Unknown _ -> new Answer.Refused("微信没有回答，预览可能已经发出。请看看手机，没有再点一次。");
        };
    }
}
