package org.chengqing.staff;

/** One thing that a member of staff may or may not do. */
public enum Permission {
    /** What everybody does who is signed in: the overview, their own account. */
    SIGNED_IN,
    /** Rebuttals, their history, rehearsing. */
    READ_REBUTTALS,
    /** Drafts, aliases, import, sending for review. */
    WRITE_REBUTTALS,
    /** Releasing, sending back, withdrawing, superseding what somebody else wrote. */
    RELEASE_REBUTTALS,
    /** What people ask and what they thought of answers, masked. */
    READ_QUESTIONS,
    /** What is pushed to many people, how far it is, and stopping it. */
    READ_BROADCASTS,
    /** Writing one and sending it for review. */
    COMPOSE_BROADCASTS,
    /** Releasing one that somebody else wrote, going on with it, ending it. */
    RELEASE_BROADCASTS,
    /** Taking over a conversation. */
    ANSWER_PERSONS,
    /** Keeping a flooding sender away for a time. */
    BLOCK_SENDERS,
    /** The inbox of reports, and their full text with a reason. */
    WORK_ON_TIP_OFFS,
    /** Who sent a report, with a reason. */
    REVEAL_IDENTITY,
    /** The mail queue. */
    HANDLE_MAILS,
    /** The system page. */
    SEE_SYSTEM,
    /** Accounts of staff. */
    MANAGE_STAFF,
    /** The audit trail. */
    READ_AUDIT
}
