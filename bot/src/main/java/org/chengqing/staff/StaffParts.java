package org.chengqing.staff;

import java.time.Clock;
import org.chengqing.audit.AuditTrail;
import org.chengqing.sealing.DataKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Puts the doors of the feature together from the parts that they share. */
final class StaffParts {
    private final SignIn signIn;
    private final SetUp setUp;
    private final StaffAccounts accounts;
    private final OwnAccount ownAccount;

    StaffParts(
            JdbcClient jdbc,
            TransactionOperations transactions,
            KeyedHash hash,
            DataKey key,
            StaffSessions sessions,
            AuditTrail audit,
            PasswordRules rules,
            SignInSettings settings,
            Clock clock) {
        Passwords passwords = new Passwords(settings.hashingsAtOnce());
        SecondFactors factors = new SecondFactors(jdbc, key, hash, clock);
        Attempts attempts = new Attempts(jdbc, transactions, hash, settings, clock);
        Credentials credentials = new Credentials(jdbc, passwords, factors, attempts);
        StaffCodes codes = new StaffCodes(jdbc, hash, settings, clock);
        SetUpRows rows = new SetUpRows(jdbc, settings, clock);
        Administrators administrators = new Administrators(jdbc, clock);
        signIn = new SignIn(credentials, sessions, audit, transactions);
        setUp = new SetUp(
                rows, codes, administrators, attempts, rules, passwords, factors, sessions, audit, transactions, clock);
        accounts = new StaffAccounts(jdbc, rows, codes, administrators, sessions, audit, transactions, clock);
        ownAccount = new OwnAccount(
                jdbc, credentials, rules, passwords, factors, sessions, audit, transactions, settings, clock);
    }

    SignIn signIn() {
        return signIn;
    }

    SetUp setUp() {
        return setUp;
    }

    StaffAccounts accounts() {
        return accounts;
    }

    OwnAccount ownAccount() {
        return ownAccount;
    }
}
