package org.chengqing.staff;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chengqing.audit.AuditAct;
import org.chengqing.audit.AuditTrail;
import org.springframework.transaction.support.TransactionOperations;

/**
 * How an account begins, or begins anew: a one-time code, then a login for the first administrator, a password, a second
 * factor, recovery codes. Blocks on JDBC and on hashing.
 */
public final class SetUp {
    static final String HOLDER = "set-up";
    private static final String COMMAND_LINE = "命令行";

    private final SetUpRows rows;
    private final StaffCodes codes;
    private final Administrators administrators;
    private final Attempts attempts;
    private final PasswordRules rules;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final StaffSessions sessions;
    private final AuditTrail audit;
    private final TransactionOperations transactions;
    private final Clock clock;

    SetUp(
            SetUpRows rows,
            StaffCodes codes,
            Administrators administrators,
            Attempts attempts,
            PasswordRules rules,
            Passwords passwords,
            SecondFactors factors,
            StaffSessions sessions,
            AuditTrail audit,
            TransactionOperations transactions,
            Clock clock) {
        this.rows = rows;
        this.codes = codes;
        this.administrators = administrators;
        this.attempts = attempts;
        this.rules = rules;
        this.passwords = passwords;
        this.factors = factors;
        this.sessions = sessions;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What became of a code. */
    public sealed interface Redeemed {
        /** It is right; the browser holds this pass until the end of the set-up. */
        record Begun(SessionToken pass) implements Redeemed {}

        /** There is no such code, or it is void. */
        record Wrong() implements Redeemed {}

        /** Too many wrong ones from there: not before this time has passed. */
        record Wait(Duration time) implements Redeemed {}
    }

    /**
     * A code to make the first administrator, in place of the former one; empty when an administrator can sign in.
     */
    public Optional<IssuedCode> firstCode() {
        return Objects.requireNonNull(transactions.execute(_ -> {
            if (administrators.any()) {
                codes.withdraw(null);
                return Optional.<IssuedCode>empty();
            }
            IssuedCode code = codes.issue(null);
            audit.record(COMMAND_LINE, AuditAct.CODE_ISSUED, null, "第一个管理员的设置码");
            return Optional.of(code);
        }));
    }

    /** Begins with a code; {@code remote} is the network address, for the limit. */
    public Redeemed redeem(String typed, String remote) {
        return switch (attempts.book(null, null, remote)) {
            case Attempts.Booking.Wait(var time) -> new Redeemed.Wait(time);
            case Attempts.Booking.Booked booked ->
                codes.find(OneTimeCode.typed(typed))
                        .<Redeemed>map(found -> {
                            attempts.strikeOut(booked);
                            return new Redeemed.Begun(rows.begin(found));
                        })
                        .orElseGet(Redeemed.Wrong::new);
        };
    }

    /** Where the holder of a pass stands; empty when it is over. */
    public Optional<SetUpState> state(SessionToken pass) {
        return rows.find(pass).map(SetUpRows.Row::state);
    }

    /**
     * Takes the password, and of the first administrator login and name.
     *
     * @return sentences on what will not do, by field ({@code login}, {@code name}, {@code password}, {@code again});
     *     empty when all is well
     */
    public Map<String, String> choose(SessionToken pass, String login, String name, String password, String again) {
        SetUpRows.Row row = rows.find(pass).orElse(null);
        if (row == null || row.state().finished()) {
            return Map.of("password", "这次设置已经过期，请回到上一页重新输入设置码。");
        }
        boolean first = row.state().first();
        String ownLogin = first ? Credentials.normal(login) : row.state().login();
        String ownName = first ? name : row.state().name();
        Map<String, String> problems = first ? AccountRules.problems(ownLogin, ownName) : new HashMap<>();
        if (first && problems.isEmpty() && rows.loginExists(ownLogin)) {
            problems.put("login", "这个登录名已经有了，请换一个。");
        }
        rules.problem(password, ownLogin, ownName).ifPresent(problem -> problems.put("password", problem));
        if (!password.equals(again)) {
            problems.put("again", "两次输入的密码不一样。");
        }
        if (problems.isEmpty()) {
            rows.choose(pass, ownLogin, ownName, passwords.hash(password), factors.newSecret(HOLDER));
        }
        return Map.copyOf(problems);
    }

    /** What is to be put into the authenticator program; empty before a password was chosen and when it is over. */
    public Optional<NewSecondFactor> secondFactor(SessionToken pass) {
        return rows.find(pass)
                .filter(row -> row.secret() != null && !row.state().finished())
                .map(row -> factors.shown(
                        Objects.requireNonNull(row.secret()),
                        HOLDER,
                        row.state().login()));
    }

    /**
     * Finishes the account with a code of the authenticator program.
     *
     * @return the recovery codes, to be shown once; empty when the code is wrong or the set-up is over
     */
    public Optional<List<OneTimeCode>> confirm(SessionToken pass, String code) {
        return Objects.requireNonNull(transactions.execute(_ -> rows.find(pass)
                .filter(row -> row.secret() != null && row.code() != null)
                .filter(row -> factors.isRight(Objects.requireNonNull(row.secret()), HOLDER, code))
                .filter(row -> codes.use(Objects.requireNonNull(row.code())))
                .flatMap(row -> finished(pass, row, code))));
    }

    private Optional<List<OneTimeCode>> finished(SessionToken pass, SetUpRows.Row row, String code) {
        SetUpState state = row.state();
        if (state.first()) {
            if (administrators.any() || rows.loginExists(state.login())) {
                return Optional.empty();
            }
            audit.record(state.login(), AuditAct.ACCOUNT_CREATED, state.login(), "用设置码建立第一个管理员");
        }
        StaffId who = state.first()
                ? rows.insert(state.login(), state.name(), Set.of(Role.ADMINISTRATOR), clock.instant())
                : Objects.requireNonNull(row.staff());
        rows.setPassword(who, Objects.requireNonNull(row.passwordHash()));
        factors.give(who, Objects.requireNonNull(row.secret()), HOLDER, code);
        sessions.closeAll(who);
        List<OneTimeCode> recovery = factors.newRecoveryCodes(who);
        rows.finish(pass, who);
        audit.record(state.login(), AuditAct.PASSWORD_CHANGED, state.login(), "凭一次性代码");
        audit.record(state.login(), AuditAct.SECOND_FACTOR_CHANGED, state.login(), "凭一次性代码");
        return Optional.of(new ArrayList<>(recovery));
    }

    /** Signs the member in after the recovery codes were noted down; empty when the pass is over. */
    public Optional<SessionToken> enter(SessionToken pass) {
        return Objects.requireNonNull(transactions.execute(_ -> rows.find(pass)
                .filter(row -> row.state().finished())
                .filter(_ -> rows.end(pass))
                .map(row -> {
                    audit.record(row.state().login(), AuditAct.SIGNED_IN, null, "设置账号之后");
                    return sessions.open(Objects.requireNonNull(row.staff()));
                })));
    }
}
