package org.chengqing.console.broadcasts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
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
import org.chengqing.console.page.Times;
import org.chengqing.console.page.Visit;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.staff.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Composing, releasing, stopping; each act and its entry in the audit trail are one transaction. */
@Component
@ConditionalOnWebApplication
final class BroadcastActs implements Section {
    private static final int SHORTEST_REASON = 2;
    private static final int LONGEST_REASON = 200;
    private static final String EDITOR = "console/broadcasts/editor";

    private final Broadcasts broadcasts;
    private final Quotas quotas;
    private final Previews previews;
    private final Corrections corrections;
    private final AuditTrail audit;
    private final TransactionTemplate transactions;

    BroadcastActs(
            Broadcasts broadcasts,
            Quotas quotas,
            Previews previews,
            Corrections corrections,
            AuditTrail audit,
            PlatformTransactionManager manager) {
        this.broadcasts = broadcasts;
        this.quotas = quotas;
        this.previews = previews;
        this.corrections = corrections;
        this.audit = audit;
        this.transactions = new TransactionTemplate(manager);
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
                Route.post(one + "/preview", Permission.COMPOSE_BROADCASTS, this::preview),
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
                        recorded(visit, AuditAct.BROADCAST_WRITTEN, "新建", () -> broadcasts.compose(draft, visit.by()))))
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
                        recorded(
                                visit,
                                AuditAct.BROADCAST_WRITTEN,
                                "修改",
                                () -> broadcasts.rewrite(id.get(), form.version(), draft, visit.by()))))
                .orElseGet(() -> editor(form, action, true));
    }

    private Answer written(BroadcastForm form, String action, BroadcastResult result) {
        return result instanceof BroadcastResult.Refused(var why) && why == BroadcastResult.Why.REVIEW_CHANGED
                ? editor(form.with("review", "这条辟谣没有发布。先发布它，或者留空。"), action, true)
                : after(result, "已保存。核对以后送审。");
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
        return after(recorded(visit, act, why, () -> what.on(id.get(), seen)), done);
    }

    private BroadcastResult recorded(Visit visit, AuditAct act, @Nullable String why, Supplier<BroadcastResult> work) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            BroadcastResult result = work.get();
            if (result instanceof BroadcastResult.Done(var id)) {
                audit.record(visit.by(), act, Long.toString(id), why);
            }
            return result;
        }));
    }

    private static Answer after(BroadcastResult result, String done) {
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
