package org.chengqing.intake;

/** How far the bytes of a piece of evidence are. All but {@link #WAITING} are final. */
enum MediaState {
    /** Still to be fetched from the platform. */
    WAITING,
    /** In the blob folder. */
    STORED,
    /** The platform does not have them (any more), or never handed them out. */
    GONE,
    /** More than one file or one report may have. */
    TOO_LARGE,
    /** The person sent more within a day than one may. */
    OVER_LIMIT,
    /** The disk had no room for files when they came, and the person was told so. */
    NO_ROOM,
    /** They could not be fetched or kept within the time for tries. */
    FAILED
}
