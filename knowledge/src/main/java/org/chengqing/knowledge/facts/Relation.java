package org.chengqing.knowledge.facts;

/** How the facts of one kind in a message relate to those in a part of a review. */
public enum Relation {
    /** Neither names one. */
    NONE,
    /** One of the message's is the review's. */
    AGREE,
    /** The message's place lies in the review's. */
    BELOW,
    /** The message's place is wider. */
    ABOVE,
    /** The message names another place, school, road and the like. */
    SIDEWAYS,
    /** Both count the same thing and differ. */
    DRIFT,
    /** Both tell the same kind of thing and differ. */
    CLASH,
    /** The review names some, the message none. */
    ABSENT_IN_QUERY,
    /** The message names some, this part of the review none that could be compared. */
    ABSENT_IN_REVIEW
}
