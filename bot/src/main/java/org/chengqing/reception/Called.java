package org.chengqing.reception;

/** What became of a request for a person. */
public enum Called {
    /** It is on the list of the staff. */
    WAITING,
    /** It was on the list already. */
    STILL_WAITING,
    /** Staff have the conversation already. */
    WITH_STAFF,
    /** Too many wait. */
    FULL,
    /** It could not be stored. */
    FAILED
}
