package org.chengqing.staff;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chengqing.audit.AuditAct;
import org.chengqing.audit.AuditTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The accounts of staff as an administrator keeps them; every change is on the record. Blocks on JDBC. */
public final class StaffAccounts {
    private static final String ACCOUNTS = """
            select m.id, m.login, m.name, m.roles, m.created_at, m.disabled_at,
              m.password_hash is not null and m.totp_secret is not null as ready,
              (select c.expires_at from staff_code c where c.staff = m.id) as code_until,
              (select max(s.seen_at) from staff_session s where s.staff = m.id) as seen_at
            from staff_member m""";

    private final JdbcClient jdbc;
    private final SetUpRows rows;
    private final StaffCodes codes;
    private final Administrators administrators;
    private final StaffSessions sessions;
    private final AuditTrail audit;
    private final TransactionOperations transactions;
    private final Clock clock;

    StaffAccounts(
            JdbcClient jdbc,
            SetUpRows rows,
            StaffCodes codes,
            Administrators administrators,
            StaffSessions sessions,
            AuditTrail audit,
            TransactionOperations transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.codes = codes;
        this.administrators = administrators;
        this.sessions = sessions;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What became of a change. */
    public sealed interface Change {
        /** It is done. */
        record Done() implements Change {}

        /** It is done, and this code is to be given to the person. */
        record Issued(IssuedCode code) implements Change {}

        /** It will not do; sentences by field ({@code login}, {@code name}, {@code roles}, or empty text). */
        record Refused(Map<String, String> problems) implements Change {
            /** Copies the sentences. */
            public Refused {
                problems = Map.copyOf(problems);
            }
        }
    }

    /** All accounts: those in use first, by login. */
    public List<Account> all() {
        return jdbc.sql(ACCOUNTS + " order by m.disabled_at is not null, m.login")
                .query(Account::of)
                .list();
    }

    /** What everybody is called. */
    public StaffNames names() {
        Map<String, String> names = new HashMap<>();
        jdbc.sql("select login, name from staff_member").query(row -> {
            names.put(row.getString("login"), row.getString("name"));
        });
        return new StaffNames(names);
    }

    /** The account of this number. */
    public Optional<Account> find(long id) {
        return jdbc.sql(ACCOUNTS + " where m.id = ?")
                .param(id)
                .query(Account::of)
                .optional();
    }

    /** The account with this login. */
    public Optional<Account> find(String login) {
        return jdbc.sql(ACCOUNTS + " where m.login = ?")
                .param(Credentials.normal(login))
                .query(Account::of)
                .optional();
    }

    /** A new account, with a code for its person to set it up. */
    public Change create(String login, String name, Set<Role> roles, String by) {
        String own = Credentials.normal(login);
        Map<String, String> problems = new HashMap<>(AccountRules.problems(own, name));
        if (roles.isEmpty()) {
            problems.put("roles", "请至少选一个角色。");
        }
        return inTransaction(_ -> {
            if (problems.isEmpty() && rows.loginExists(own)) {
                problems.put("login", "这个登录名已经有了，停用的也不能再用，请换一个。");
            }
            if (!problems.isEmpty()) {
                return new Change.Refused(problems);
            }
            StaffId id = rows.insert(own, name, roles, clock.instant());
            audit.record(by, AuditAct.ACCOUNT_CREATED, own, "角色：" + words(roles));
            return new Change.Issued(codes.issue(id));
        });
    }

    /** Other roles; whoever is signed in must sign in again. */
    public Change changeRoles(Account account, Set<Role> roles, String by) {
        if (roles.isEmpty()) {
            return refused("roles", "请至少选一个角色；不再用这个账号，请停用它。");
        }
        return inTransaction(_ -> {
            if (!roles.contains(Role.ADMINISTRATOR) && administrators.isLast(account.id())) {
                return refused("roles", "这是最后一个能登录的管理员，不能去掉管理员角色；请先让另一位成为管理员。");
            }
            jdbc.sql("update staff_member set roles = ? where id = ?")
                    .params(
                            roles.stream().sorted().map(Role::name).toArray(String[]::new),
                            account.id().value())
                    .update();
            sessions.closeAll(account.id());
            audit.record(
                    by,
                    AuditAct.ACCOUNT_CHANGED,
                    account.login(),
                    "角色：" + words(account.roles()) + " → " + words(roles));
            return new Change.Done();
        });
    }

    /** Nobody can sign in with it any more, and whoever is signed in is out. */
    public Change disable(Account account, String reason, String by) {
        if (reason.isBlank()) {
            return refused("reason", "请写明原因，例如：已调离。");
        }
        return inTransaction(_ -> {
            if (administrators.isLast(account.id())) {
                return refused("", "这是最后一个能登录的管理员，不能停用；请先让另一位成为管理员。");
            }
            jdbc.sql("update staff_member set disabled_at = coalesce(disabled_at, ?) where id = ?")
                    .params(
                            clock.instant().atOffset(ZoneOffset.UTC),
                            account.id().value())
                    .update();
            codes.withdraw(account.id());
            sessions.closeAll(account.id());
            audit.record(by, AuditAct.ACCOUNT_DISABLED, account.login(), reason);
            return new Change.Done();
        });
    }

    /** It can be used again, with the password it had. */
    public Change enable(Account account, String by) {
        return inTransaction(_ -> {
            jdbc.sql("update staff_member set disabled_at = null where id = ?")
                    .param(account.id().value())
                    .update();
            audit.record(by, AuditAct.ACCOUNT_ENABLED, account.login(), null);
            return new Change.Done();
        });
    }

    /** Password and second factor end at once; with the code the person chooses new ones. */
    public Change reset(Account account, String reason, String by) {
        if (reason.isBlank()) {
            return refused("reason", "请写明原因，例如：手机丢了。");
        }
        if (account.disabled()) {
            return refused("", "账号已停用，请先恢复。");
        }
        return inTransaction(_ -> {
            jdbc.sql("update staff_member set password_hash = null, totp_secret = null where id = ?")
                    .param(account.id().value())
                    .update();
            jdbc.sql("delete from staff_recovery where staff = ?")
                    .param(account.id().value())
                    .update();
            jdbc.sql("delete from staff_new_factor where staff = ?")
                    .param(account.id().value())
                    .update();
            sessions.closeAll(account.id());
            audit.record(by, AuditAct.CODE_ISSUED, account.login(), reason);
            return new Change.Issued(codes.issue(account.id()));
        });
    }

    /** Everybody is out, whoever asks too; returns how many sessions there were. */
    public int signEverybodyOut(@Nullable String reason, String by) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            int ended = sessions.closeAll();
            audit.record(by, AuditAct.SESSIONS_ENDED, null, "所有人" + (reason == null ? "" : "：" + reason));
            return ended;
        }));
    }

    /** Roles as words for people. */
    public static String words(Set<Role> roles) {
        return roles.stream().sorted().map(Role::label).collect(Collectors.joining("、"));
    }

    private Change inTransaction(Function<Instant, Change> change) {
        return Objects.requireNonNull(transactions.execute(_ -> change.apply(clock.instant())));
    }

    private static Change refused(String field, String sentence) {
        return new Change.Refused(Map.of(field, sentence));
    }
}
