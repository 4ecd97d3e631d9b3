package org.chengqing.staff;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.chengqing.audit.AuditAct;
import org.chengqing.audit.AuditTrail;
import org.springframework.transaction.support.TransactionOperations;

/** Signing in and out. Blocks on JDBC and on hashing. */
public final class SignIn {
    private static final String UNKNOWN = "未知账号";

    private final Credentials credentials;
    private final StaffSessions sessions;
    private final AuditTrail audit;
    private final TransactionOperations transactions;

    SignIn(Credentials credentials, StaffSessions sessions, AuditTrail audit, TransactionOperations transactions) {
        this.credentials = credentials;
        this.sessions = sessions;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** What became of it. */
    public sealed interface Outcome {
        /** They are in, with a new session. */
        record Entered(SessionToken session, boolean byRecoveryCode) implements Outcome {}

        /** Something was wrong; what it was is not told. */
        record Wrong() implements Outcome {}

        /** Too many failures: not before this time has passed. */
        record Wait(Duration time) implements Outcome {}
    }

    /**
     * Lets somebody in.
     *
     * @param code of the authenticator program, or a recovery code
     * @param remote the network address, for the limit
     * @param former the session that the browser showed, which ends
     */
    public Outcome enter(String login, String password, String code, String remote, Optional<SessionToken> former) {
        return switch (credentials.check(login, password, code, remote)) {
            case Credentials.Checked.Wait(var time) -> new Outcome.Wait(time);
            case Credentials.Checked.Wrong(var known, var why) -> {
                // of an unknown login not even what was typed: it may be a password in the wrong field
                audit.record(
                        known == null ? UNKNOWN : known, AuditAct.SIGN_IN_FAILED, null, known == null ? null : why);
                yield new Outcome.Wrong();
            }
            case Credentials.Checked.Right right ->
                new Outcome.Entered(
                        Objects.requireNonNull(transactions.execute(_ -> {
                            former.ifPresent(sessions::close);
                            audit.record(
                                    right.login(), AuditAct.SIGNED_IN, null, right.byRecoveryCode() ? "用了一个恢复码" : null);
                            return sessions.open(right.id());
                        })),
                        right.byRecoveryCode());
        };
    }

    /** Ends a session of somebody who wants to leave. */
    public void leave(StaffMember who, SessionToken session) {
        transactions.executeWithoutResult(_ -> {
            sessions.close(session);
            audit.record(who.login(), AuditAct.SIGNED_OUT, null, null);
        });
    }
}
