package org.chengqing.staff;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** What somebody is in the office. A person may be several things; reviewing one's own work stays impossible. */
public enum Role {
    /** Keeps accounts and the machine; sees no report. */
    ADMINISTRATOR(
            "管理员",
            Permission.READ_REBUTTALS,
            Permission.MANAGE_STAFF,
            Permission.SEE_SYSTEM,
            Permission.BLOCK_SENDERS,
            Permission.HANDLE_MAILS,
            Permission.READ_AUDIT),
    /** Writes rebuttals and looks after questions; publishes nothing alone. */
    EDITOR(
            "编辑",
            Permission.READ_REBUTTALS,
            Permission.WRITE_REBUTTALS,
            Permission.READ_QUESTIONS,
            Permission.ANSWER_PERSONS,
            Permission.BLOCK_SENDERS),
    /** Releases what another wrote. */
    REVIEWER("审核员", Permission.READ_REBUTTALS, Permission.RELEASE_REBUTTALS, Permission.READ_QUESTIONS),
    /** Works on reports; never sees who sent them. */
    INTAKE_OFFICER(
            "受理员",
            Permission.READ_REBUTTALS,
            Permission.READ_QUESTIONS,
            Permission.ANSWER_PERSONS,
            Permission.BLOCK_SENDERS,
            Permission.WORK_ON_TIP_OFFS,
            Permission.HANDLE_MAILS),
    /** May see who sent a report, with a reason, on the record. */
    IDENTITY_OFFICER("身份查看员", Permission.REVEAL_IDENTITY),
    /** Reads the audit trail, changes nothing. */
    AUDITOR("审计员", Permission.READ_AUDIT);

    private final String label;
    private final Set<Permission> permissions;

    Role(String label, Permission... permissions) {
        this.label = label;
        this.permissions = Set.copyOf(EnumSet.copyOf(Arrays.asList(permissions)));
    }

    /** The word for people. */
    public String label() {
        return label;
    }

    /** What it allows beyond what every member of staff may do. */
    public Set<Permission> permissions() {
        return permissions;
    }
}
