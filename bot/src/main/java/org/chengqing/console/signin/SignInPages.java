package org.chengqing.console.signin;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.chengqing.console.page.Answer;
import org.chengqing.console.page.Route;
import org.chengqing.console.page.Section;
import org.chengqing.console.page.Visit;
import org.chengqing.staff.Permission;
import org.chengqing.staff.SignIn;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Signing in and out. */
@Component
@ConditionalOnWebApplication
final class SignInPages implements Section {
    private static final String PAGE = "/console/sign-in";
    private static final String WRONG = "登录名、密码或动态码不对。每个动态码只能用一次，刚用过的请等下一个。";

    private final SignIn signIn;

    SignInPages(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.open(HttpMethod.GET, PAGE, this::page),
                Route.open(HttpMethod.POST, PAGE, this::enter),
                Route.post("/console/sign-out", Permission.SIGNED_IN, this::leave));
    }

    private Answer page(Visit visit) {
        return visit.signedIn()
                ? Answer.redirect("/console", null)
                : Answer.view("console/signin/sign-in", model(visit, ""));
    }

    private Answer enter(Visit visit) {
        SignIn.Outcome outcome = signIn.enter(
                visit.field("login"), visit.field("password"), visit.field("code"), visit.remote(), visit.shown());
        return switch (outcome) {
            case SignIn.Outcome.Entered(var session, var byRecoveryCode) ->
                new Answer.Entered(session, byRecoveryCode ? "/console/account?recovery=used" : "/console");
            case SignIn.Outcome.Wrong _ -> Answer.invalid("console/signin/sign-in", model(visit, WRONG));
            case SignIn.Outcome.Wait(var time) -> Answer.invalid("console/signin/sign-in", model(visit, tooMany(time)));
        };
    }

    private Answer leave(Visit visit) {
        signIn.leave(visit.staff(), visit.session());
        return new Answer.Left(PAGE, "已退出。");
    }

    private static Map<String, Object> model(Visit visit, String problem) {
        return Map.of("problem", problem, "login", visit.field("login"), "secure", visit.secure());
    }

    /** How long to wait after failures. */
    static String tooMany(Duration wait) {
        long seconds = wait.plusMillis(999).toSeconds();
        return "失败次数多了，请等 " + Math.max(1, seconds) + " 秒再试。账号没有锁死，到时间就能再试。";
    }
}
