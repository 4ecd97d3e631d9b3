package org.chengqing.console.accounts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengqing.console.page.Answer;
import org.chengqing.console.page.QrCode;
import org.chengqing.console.page.Route;
import org.chengqing.console.page.Section;
import org.chengqing.console.page.Visit;
import org.chengqing.staff.OwnAccount;
import org.chengqing.staff.OwnAccount.Outcome;
import org.chengqing.staff.Permission;
import org.chengqing.staff.SessionToken;
import org.chengqing.staff.StaffAccounts;
import org.chengqing.staff.StaffSessions;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** One's own account. */
@Component
@ConditionalOnWebApplication
final class AccountPages implements Section {
    private static final String PAGE = "/console/account";
    private static final String FACTOR = PAGE + "/second-factor";
    private static final Map<String, String> TOLD = Map.of(
            "changed", "密码已改好，别处的登录都已结束。",
            "used", "您用了一个恢复码登录。手机上的动态码不能用了，请在下面换一个新的。");

    private static final List<String> FORMS = List.of("password", "factor", "recovery");

    private final OwnAccount own;
    private final StaffSessions sessions;

    AccountPages(OwnAccount own, StaffSessions sessions) {
        this.own = own;
        this.sessions = sessions;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(PAGE, Permission.SIGNED_IN, visit -> page(visit, "", Map.of())),
                Route.post(PAGE + "/password", Permission.SIGNED_IN, this::password),
                Route.post(FACTOR, Permission.SIGNED_IN, this::beginFactor),
                Route.get(FACTOR, Permission.SIGNED_IN, visit -> factor(visit, "")),
                Route.post(FACTOR + "/confirm", Permission.SIGNED_IN, this::confirmFactor),
                Route.post(PAGE + "/recovery-codes", Permission.SIGNED_IN, this::recoveryCodes),
                Route.post(PAGE + "/sign-out-everywhere", Permission.SIGNED_IN, this::leaveEverywhere));
    }

    /** {@code form} is the one that did not do: password, factor or recovery. */
    private Answer page(Visit visit, String form, Map<String, String> problems) {
        Map<String, Object> model = new HashMap<>();
        model.put("words", StaffAccounts.words(visit.staff().roles()));
        model.put("sessions", sessions.of(visit.staff().id(), visit.session()));
        model.put("codesLeft", own.recoveryCodesLeft(visit.staff()));
        model.put("form", form);
        model.put("problems", problems);
        for (String one : FORMS) {
            model.put(one + "Problems", one.equals(form) ? problems : Map.of());
        }
        model.put(
                "told",
                visit.query("password")
                        .or(() -> visit.query("recovery"))
                        .map(it -> TOLD.getOrDefault(it, ""))
                        .orElse(""));
        return problems.isEmpty()
                ? Answer.view("console/accounts/own", model)
                : Answer.invalid("console/accounts/own", model);
    }

    private static OwnAccount.Proof proof(Visit visit) {
        return new OwnAccount.Proof(visit.field("present"), visit.field("code"), visit.remote());
    }

    private Answer password(Visit visit) {
        return switch (own.changePassword(visit.staff(), proof(visit), visit.field("password"), visit.field("again"))) {
            case Outcome.Done<?>(var session) -> new Answer.Entered((SessionToken) session, PAGE + "?password=changed");
            case Outcome<?> other -> failed(visit, "password", other);
        };
    }

    private Answer beginFactor(Visit visit) {
        return switch (own.beginSecondFactor(visit.staff(), proof(visit))) {
            case Outcome.Done<?> _ -> Answer.redirect(FACTOR, null);
            case Outcome<?> other -> failed(visit, "factor", other);
        };
    }

    private Answer factor(Visit visit, String problem) {
        return own.newSecondFactor(visit.staff())
                .map(factor -> {
                    Map<String, Object> model =
                            Map.of("factor", factor, "qr", QrCode.of(factor.address()), "problem", problem);
                    return problem.isEmpty()
                            ? Answer.view("console/accounts/factor", model)
                            : Answer.invalid("console/accounts/factor", model);
                })
                .orElseGet(() -> Answer.redirect(PAGE, "换动态码没有完成，或者已经过期；要换请重新开始。"));
    }

    private Answer confirmFactor(Visit visit) {
        return own.confirmSecondFactor(visit.staff(), visit.session(), visit.field("code"))
                ? Answer.redirect(PAGE, "动态码已换好。手机里旧的那一条可以删掉了。")
                : factor(visit, "动态码不对。请看新加的那一条现在显示的 6 位数字；手机的时间要准。");
    }

    private Answer recoveryCodes(Visit visit) {
        return switch (own.newRecoveryCodes(visit.staff(), proof(visit))) {
            case Outcome.Done<?>(var codes) -> Answer.view("console/accounts/recovery", Map.of("codes", codes));
            case Outcome<?> other -> failed(visit, "recovery", other);
        };
    }

    private Answer failed(Visit visit, String form, Outcome<?> outcome) {
        Map<String, String> problems =
                switch (outcome) {
                    case Outcome.Invalid<?>(var found) -> found;
                    case Outcome.Wait<?>(var time) ->
                        Map.of("present", "失败次数多了，请等 " + (time.toSeconds() + 1) + " 秒再试。");
                    case Outcome.Unproved<?> _ -> Map.of("present", "现在的密码或动态码不对。刚用过的动态码不能再用，请等下一个。");
                    case Outcome.Done<?> _ -> throw new IllegalStateException("it did not fail");
                };
        return page(visit, form, problems);
    }

    private Answer leaveEverywhere(Visit visit) {
        own.leaveEverywhere(visit.staff());
        return new Answer.Left("/console/sign-in", "您在所有地方的登录都已结束。");
    }
}
