package org.chengqing.staff;

import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody is in the office. A person may be several things; reviewing one's own work stays impossible. */
public enum Role {
    /** Keeps accounts and the machine; sees no report. */
    ADMINISTRATOR("管理员"),
    /** Writes rebuttals and looks after questions; publishes nothing alone. */
    EDITOR("编辑"),
    /** Releases what another wrote. */
    REVIEWER("审核员"),
    /** Works on reports; never sees who sent them. */
    INTAKE_OFFICER("受理员"),
    /** May see who sent a report, with a reason, on the record. */
    IDENTITY_OFFICER("身份查看员"),
    /** Reads the audit trail, changes nothing. */
    AUDITOR("审计员");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    /** The word for people. */
    public String label() {
        return label;
    }

    /** What it allows beyond what every member of staff may do. */
    public Set<Permission> permissions() {
        return switch (this) {
            case ADMINISTRATOR ->
                Set.of(
                        Permission.READ_REBUTTALS,
                        Permission.MANAGE_STAFF,
                        Permission.SEE_SYSTEM,
                        Permission.BLOCK_SENDERS,
                        Permission.HANDLE_MAILS,
                        Permission.READ_BROADCASTS,
                        Permission.READ_AUDIT);
            case EDITOR ->
                Set.of(
                        Permission.READ_REBUTTALS,
                        Permission.WRITE_REBUTTALS,
                        Permission.READ_QUESTIONS,
                        Permission.READ_BROADCASTS,
                        Permission.COMPOSE_BROADCASTS,
                        Permission.ANSWER_PERSONS,
                        Permission.BLOCK_SENDERS);
            case REVIEWER ->
                Set.of(
                        Permission.READ_REBUTTALS,
                        Permission.RELEASE_REBUTTALS,
                        Permission.READ_QUESTIONS,
                        Permission.READ_BROADCASTS,
                        Permission.RELEASE_BROADCASTS);
            case INTAKE_OFFICER ->
                Set.of(
                        Permission.READ_REBUTTALS,
                        Permission.READ_QUESTIONS,
                        Permission.ANSWER_PERSONS,
                        Permission.BLOCK_SENDERS,
                        Permission.WORK_ON_TIP_OFFS,
                        Permission.HANDLE_MAILS);
            case IDENTITY_OFFICER -> Set.of(Permission.REVEAL_IDENTITY);
            case AUDITOR -> Set.of(Permission.READ_AUDIT);
        };
    }

    /** As the database holds them. */
    static Set<Role> of(Array names) throws SQLException {
        return Arrays.stream((String[]) names.getArray()).map(Role::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
