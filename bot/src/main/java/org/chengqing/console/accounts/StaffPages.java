package org.chengqing.console.accounts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.chengqing.console.page.Answer;
import org.chengqing.console.page.MenuItem;
import org.chengqing.console.page.Route;
import org.chengqing.console.page.Section;
import org.chengqing.console.page.Visit;
import org.chengqing.staff.Account;
import org.chengqing.staff.IssuedCode;
import org.chengqing.staff.Permission;
import org.chengqing.staff.Role;
import org.chengqing.staff.StaffAccounts;
import org.chengqing.staff.StaffAccounts.Change;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** The accounts of all staff, for administrators. */
@Component
@ConditionalOnWebApplication
final class StaffPages implements Section {
    private static final String LIST = "/console/staff";
    private static final String ONE = LIST + "/{id}";

    private final StaffAccounts accounts;

    StaffPages(StaffAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(LIST, Permission.MANAGE_STAFF, _ -> list(Map.of())),
                Route.get(
                        LIST + "/new",
                        Permission.MANAGE_STAFF,
                        _ -> Answer.view("console/accounts/new", form("", "", Set.of(), Map.of()))),
                Route.post(LIST + "/new", Permission.MANAGE_STAFF, this::create),
                Route.post(LIST + "/sign-everybody-out", Permission.MANAGE_STAFF, this::signEverybodyOut),
                Route.get(ONE, Permission.MANAGE_STAFF, visit -> with(visit, (it, _) -> one(it, Map.of()))),
                Route.post(ONE + "/roles", Permission.MANAGE_STAFF, visit -> with(visit, this::roles)),
                Route.post(ONE + "/disable", Permission.MANAGE_STAFF, visit -> with(visit, this::disable)),
                Route.post(ONE + "/enable", Permission.MANAGE_STAFF, visit -> with(visit, this::enable)),
                Route.post(ONE + "/reset", Permission.MANAGE_STAFF, visit -> with(visit, this::reset)));
    }

    @Override
    public List<MenuItem> menu() {
        return List.of(new MenuItem("人员", LIST, Permission.MANAGE_STAFF, 90));
    }

    private Answer list(Map<String, String> problems) {
        Map<String, Object> model = Map.of("accounts", accounts.all(), "problems", problems);
        return problems.isEmpty()
                ? Answer.view("console/accounts/list", model)
                : Answer.invalid("console/accounts/list", model);
    }

    private static Map<String, Object> form(String login, String name, Set<Role> roles, Map<String, String> problems) {
        return Map.of("login", login, "name", name, "roles", RoleBox.all(roles), "problems", problems);
    }

    private Answer create(Visit visit) {
        String login = visit.field("login");
        String name = visit.field("name");
        Set<Role> roles = RoleBox.chosen(visit.fields("roles"));
        return switch (accounts.create(login, name, roles, visit.by())) {
            case Change.Issued(var code) -> code(login, code, "账号已建好");
            case Change.Refused(var problems) ->
                Answer.invalid("console/accounts/new", form(login, name, roles, problems));
            case Change.Done _ -> Answer.redirect(LIST, "账号已建好。");
        };
    }

    private Answer signEverybodyOut(Visit visit) {
        if (visit.field("reason").isEmpty()) {
            return list(Map.of("reason", "请写明原因。"));
        }
        int ended = accounts.signEverybodyOut(visit.field("reason"), visit.by());
        return new Answer.Left("/console/sign-in", "所有人的登录都已结束，共 " + ended + " 个。");
    }

    private Answer with(Visit visit, BiFunction<Account, Visit, Answer> act) {
        String id = visit.path("id");
        Optional<Account> account = id.matches("[0-9]{1,18}") ? accounts.find(Long.parseLong(id)) : Optional.empty();
        return account.map(it -> act.apply(it, visit)).orElseGet(Answer.Missing::new);
    }

    private static Answer one(Account account, Map<String, String> problems) {
        Map<String, Object> model = new HashMap<>();
        model.put("account", account);
        model.put("id", account.id().value());
        model.put("words", StaffAccounts.words(account.roles()));
        model.put("roles", RoleBox.all(account.roles()));
        model.put("problems", problems);
        return problems.isEmpty()
                ? Answer.view("console/accounts/one", model)
                : Answer.invalid("console/accounts/one", model);
    }

    private Answer roles(Account account, Visit visit) {
        Set<Role> roles = RoleBox.chosen(visit.fields("roles"));
        if (roles.equals(account.roles())) {
            return one(account, Map.of("roles", "角色没有变。"));
        }
        return told(account, accounts.changeRoles(account, roles, visit.by()), "角色已改好，请本人重新登录。");
    }

    private Answer disable(Account account, Visit visit) {
        return told(account, accounts.disable(account, visit.field("reason"), visit.by()), "账号已停用。");
    }

    private Answer enable(Account account, Visit visit) {
        return told(account, accounts.enable(account, visit.by()), "账号已恢复。");
    }

    private Answer reset(Account account, Visit visit) {
        if (account.login().equals(visit.by())) {
            return one(account, Map.of("", "自己的密码和动态码请在“我的账号”里改。"));
        }
        return told(account, accounts.reset(account, visit.field("reason"), visit.by()), "已重设。");
    }

    private static Answer told(Account account, Change change, String done) {
        return switch (change) {
            case Change.Done _ -> Answer.redirect(LIST + "/" + account.id().value(), done);
            case Change.Issued(var code) -> code(account.login(), code, "原来的密码和动态码已失效");
            case Change.Refused(var problems) -> one(account, problems);
        };
    }

    /** The code is in this answer and nowhere else. */
    private static Answer code(String login, IssuedCode code, String heading) {
        return Answer.view(
                "console/accounts/code",
                Map.of("login", login, "code", code.code().text(), "until", code.until(), "heading", heading));
    }
}
