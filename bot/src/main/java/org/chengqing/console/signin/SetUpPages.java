package org.chengqing.console.signin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengqing.console.page.Answer;
import org.chengqing.console.page.QrCode;
import org.chengqing.console.page.Route;
import org.chengqing.console.page.Section;
import org.chengqing.console.page.Visit;
import org.chengqing.staff.SetUp;
import org.chengqing.staff.SetUpState;
import org.chengqing.staff.StaffSessions;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Setting up an account with a one-time code, in four steps. */
@Component
@ConditionalOnWebApplication
final class SetUpPages implements Section {
    private static final String BEGIN = "/console/set-up";
    private static final String ACCOUNT = BEGIN + "/account";
    private static final String FACTOR = BEGIN + "/second-factor";
    private static final String ENTER = BEGIN + "/enter";
    private static final String OVER = "这次设置已经过期或已被新的代替，请重新输入设置码。";

    private final SetUp setUp;
    private final StaffSessions sessions;

    SetUpPages(SetUp setUp, StaffSessions sessions) {
        this.setUp = setUp;
        this.sessions = sessions;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.open(HttpMethod.GET, BEGIN, visit -> Answer.view("console/signin/set-up", begin(visit, ""))),
                Route.open(HttpMethod.POST, BEGIN, this::redeem),
                Route.open(HttpMethod.GET, ACCOUNT, this::account),
                Route.open(HttpMethod.POST, ACCOUNT, this::choose),
                Route.open(HttpMethod.GET, FACTOR, visit -> factor(visit, "")),
                Route.open(HttpMethod.POST, FACTOR, this::confirm),
                Route.open(HttpMethod.GET, ENTER, this::beforeEntering),
                Route.open(HttpMethod.POST, ENTER, this::enter));
    }

    private static Map<String, Object> begin(Visit visit, String problem) {
        return Map.of("problem", problem, "secure", visit.secure());
    }

    private Answer redeem(Visit visit) {
        return switch (setUp.redeem(visit.field("code"), visit.remote())) {
            case SetUp.Redeemed.Begun(var pass) -> {
                // whoever was signed in here is not any more
                visit.shown().ifPresent(sessions::close);
                yield new Answer.Entered(pass, ACCOUNT);
            }
            case SetUp.Redeemed.Wrong _ ->
                Answer.invalid("console/signin/set-up", begin(visit, "设置码不对，或者已经过期、用过、错得太多作废了。"));
            case SetUp.Redeemed.Wait(var time) ->
                Answer.invalid("console/signin/set-up", begin(visit, SignInPages.tooMany(time)));
        };
    }

    private Optional<SetUpState> state(Visit visit) {
        return visit.shown().flatMap(setUp::state);
    }

    private static Answer over() {
        return Answer.redirect(BEGIN, OVER);
    }

    private Answer account(Visit visit) {
        return state(visit)
                .map(state -> state.finished()
                        ? Answer.redirect(ENTER, null)
                        : Answer.view("console/signin/set-up-account", account(visit, state, Map.of())))
                .orElseGet(SetUpPages::over);
    }

    private static Map<String, Object> account(Visit visit, SetUpState state, Map<String, String> problems) {
        Map<String, Object> model = new HashMap<>();
        model.put("first", state.first());
        model.put("login", visit.field("login").isEmpty() ? state.login() : visit.field("login"));
        model.put("name", visit.field("name").isEmpty() ? state.name() : visit.field("name"));
        model.put("problems", problems);
        return model;
    }

    private Answer choose(Visit visit) {
        SetUpState state = state(visit).orElse(null);
        if (state == null) {
            return over();
        }
        Map<String, String> problems = setUp.choose(
                visit.shown().orElseThrow(),
                visit.field("login"),
                visit.field("name"),
                visit.field("password"),
                visit.field("again"));
        return problems.isEmpty()
                ? Answer.redirect(FACTOR, null)
                : Answer.invalid("console/signin/set-up-account", account(visit, state, problems));
    }

    private Answer factor(Visit visit, String problem) {
        return visit.shown()
                .flatMap(setUp::secondFactor)
                .map(factor -> {
                    Map<String, Object> model =
                            Map.of("factor", factor, "qr", QrCode.of(factor.address()), "problem", problem);
                    return problem.isEmpty()
                            ? Answer.view("console/signin/set-up-factor", model)
                            : Answer.invalid("console/signin/set-up-factor", model);
                })
                .orElseGet(() -> state(visit).isPresent() ? Answer.redirect(ACCOUNT, null) : over());
    }

    private Answer confirm(Visit visit) {
        return visit.shown()
                .flatMap(pass -> setUp.confirm(pass, visit.field("code")))
                .map(codes -> Answer.view("console/signin/set-up-recovery", Map.of("codes", codes)))
                .orElseGet(() -> factor(visit, "动态码不对。请看手机上现在显示的 6 位数字；手机的时间要准。"));
    }

    private Answer beforeEntering(Visit visit) {
        return state(visit).filter(SetUpState::finished).isPresent()
                ? Answer.view("console/signin/set-up-recovery", Map.of("codes", List.of()))
                : over();
    }

    private Answer enter(Visit visit) {
        return visit.shown()
                .flatMap(setUp::enter)
                .<Answer>map(session -> new Answer.Entered(session, "/console"))
                .orElseGet(() -> Answer.redirect("/console/sign-in", "请用新的密码和动态码登录。"));
    }
}
