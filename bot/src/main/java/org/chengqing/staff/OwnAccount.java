package org.chengqing.staff;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.chengqing.audit.AuditAct;
import org.chengqing.audit.AuditTrail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What members of staff do with their own account; they prove again who they are. Blocks on JDBC and on hashing. */
public final class OwnAccount {
    private final JdbcClient jdbc;
    private final Credentials credentials;
    private final PasswordRules rules;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final StaffSessions sessions;
    private final AuditTrail audit;
    private final TransactionOperations transactions;
    private final SignInSettings settings;
    private final Clock clock;

    OwnAccount(
            JdbcClient jdbc,
            Credentials credentials,
            PasswordRules rules,
            Passwords passwords,
            SecondFactors factors,
            StaffSessions sessions,
            AuditTrail audit,
            TransactionOperations transactions,
            SignInSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.credentials = credentials;
        this.rules = rules;
        this.passwords = passwords;
        this.factors = factors;
        this.sessions = sessions;
        this.audit = audit;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * How somebody proves who they are.
     *
     * @param code of the authenticator program, or a recovery code
     * @param remote the network address, for the limit
     */
    public record Proof(String password, String code, String remote) {
        /** Shows nothing of it. */
        @Override
        public String toString() {
            return "Proof[…]";
        }
    }

    /** What became of a change; {@code T} is what it gives. */
    public sealed interface Outcome<T> {
        /** It is done. */
        record Done<T>(T result) implements Outcome<T> {}

        /** Sentences by field on what will not do. */
        record Invalid<T>(Map<String, String> problems) implements Outcome<T> {
            /** Copies the sentences. */
            public Invalid {
                problems = Map.copyOf(problems);
            }
        }

        /** Password or code were wrong. */
        record Unproved<T>() implements Outcome<T> {}

        /** Too many failures: not before this time has passed. */
        record Wait<T>(Duration time) implements Outcome<T> {}
    }

    /** A new password. All sessions end; the new one is for this browser. */
    public Outcome<SessionToken> changePassword(StaffMember who, Proof proof, String password, String again) {
        Map<String, String> problems = new HashMap<>();
        rules.problem(password, who.login(), who.name()).ifPresent(problem -> problems.put("password", problem));
        if (!password.equals(again)) {
            problems.put("again", "两次输入的密码不一样。");
        }
        if (!problems.isEmpty()) {
            return new Outcome.Invalid<>(problems);
        }
        return proved(who, proof, () -> {
            String hash = passwords.hash(password);
            return Objects.requireNonNull(transactions.execute(_ -> {
                credentials.setPassword(who.id(), hash);
                sessions.closeAll(who.id());
                audit.record(who.login(), AuditAct.PASSWORD_CHANGED, who.login(), null);
                return sessions.open(who.id());
            }));
        });
    }

    /** Begins a new second factor; the present one holds until it is confirmed. */
    public Outcome<NewSecondFactor> beginSecondFactor(StaffMember who, Proof proof) {
        return proved(who, proof, () -> {
            SealedSecret kept = factors.newSecret(holder(who));
            jdbc.sql(
                            "insert into staff_new_factor (staff, totp_secret, expires_at) values (?, ?, ?) on conflict (staff)"
                                    + " do update set totp_secret = excluded.totp_secret, expires_at = excluded.expires_at")
                    .params(who.id().value(), kept.bytes(), utc(clock.instant().plus(settings.setUpWithin())))
                    .update();
            return factors.shown(kept, holder(who), who.login());
        });
    }

    /** The second factor that was begun and is not yet confirmed. */
    public Optional<NewSecondFactor> newSecondFactor(StaffMember who) {
        return pending(who).map(kept -> factors.shown(kept, holder(who), who.login()));
    }

    /** Takes the new second factor, confirmed by a code of it; other sessions end. False when the code is wrong. */
    public boolean confirmSecondFactor(StaffMember who, SessionToken present, String code) {
        Optional<SealedSecret> kept = pending(who).filter(it -> factors.isRight(it, holder(who), code));
        kept.ifPresent(it -> transactions.executeWithoutResult(_ -> {
            factors.give(who.id(), it, holder(who), code);
            jdbc.sql("delete from staff_new_factor where staff = ?")
                    .param(who.id().value())
                    .update();
            sessions.closeOthers(who.id(), present);
            audit.record(who.login(), AuditAct.SECOND_FACTOR_CHANGED, who.login(), null);
        }));
        return kept.isPresent();
    }

    /** New recovery codes, to be shown once; the former ones end. */
    public Outcome<List<OneTimeCode>> newRecoveryCodes(StaffMember who, Proof proof) {
        return proved(
                who,
                proof,
                () -> Objects.requireNonNull(transactions.execute(_ -> {
                    audit.record(who.login(), AuditAct.SECOND_FACTOR_CHANGED, who.login(), "换了一组恢复码");
                    return factors.newRecoveryCodes(who.id());
                })));
    }

    /** How many recovery codes are left. */
    public int recoveryCodesLeft(StaffMember who) {
        return factors.recoveryCodesLeft(who.id());
    }

    /** Ends all of the person's sessions. */
    public void leaveEverywhere(StaffMember who) {
        transactions.executeWithoutResult(_ -> {
            sessions.closeAll(who.id());
            audit.record(who.login(), AuditAct.SESSIONS_ENDED, who.login(), "自己的全部登录");
        });
    }

    private <T> Outcome<T> proved(StaffMember who, Proof proof, Supplier<T> act) {
        return switch (credentials.check(who.login(), proof.password(), proof.code(), proof.remote())) {
            case Credentials.Checked.Wait(var time) -> new Outcome.Wait<>(time);
            case Credentials.Checked.Wrong wrong -> {
                audit.record(who.login(), AuditAct.SIGN_IN_FAILED, who.login(), "改自己的账号时" + wrong.why());
                yield new Outcome.Unproved<>();
            }
            case Credentials.Checked.Right _ -> new Outcome.Done<>(act.get());
        };
    }

    private Optional<SealedSecret> pending(StaffMember who) {
        return jdbc.sql("select totp_secret from staff_new_factor where staff = ? and expires_at > ?")
                .params(who.id().value(), utc(clock.instant()))
                .query(byte[].class)
                .optional()
                .map(SealedSecret::new);
    }

    private static String holder(StaffMember who) {
        return "new of staff " + who.id().value();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
