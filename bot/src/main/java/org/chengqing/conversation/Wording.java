package org.chengqing.conversation;

import java.util.Locale;
import java.util.Set;

/** Every sentence the desk can say, by its key in {@code config/replies.yml}, with the places that are filled in it. */
enum Wording {
    FOLLOWED,
    HELP,
    HELP_COLLECTING("receipt"),
    OUT_OF_SCOPE,
    UNSUPPORTED,
    URGENT,
    URGENT_MONEY,
    ASK_PROMPT,
    SEVERAL("count"),
    CHOOSE,
    CHOOSE_ONE,
    NONE_FITS,
    NO_MATCH,
    NO_MATCH_AGAIN,
    TOO_SHORT,
    NOT_WORDS,
    FOLLOW_UP("rating", "conclusion"),
    TURNED_AGAIN,
    SHARE("rating", "claim", "conclusion"),
    ELSEWHERE("place", "platform", "address"),
    WORDS_NEEDED,
    ASK_OR_REPORT,
    ASK_OR_REPORT_PICTURE,
    ASK_OR_REPORT_VOICE,
    ASK_OR_REPORT_VIDEO,
    ASK_OR_REPORT_LINK,
    ASK_OR_REPORT_OTHER,
    KEPT_MORE("count"),
    TOO_MANY_KEPT("count"),
    REPORT_OFFER,
    NUMBER_GONE,
    QUESTION_GONE,
    CONTENT_GONE,
    REVIEW_GONE,
    NOTICE_PROMISED,
    NOTICE_FAILED,
    REPORT_PROMPT,
    RECEIPT("receipt"),
    REPORT_KNOWN,
    REPORT_SIMILAR("claim"),
    REPORT_UNKNOWN,
    CATEGORY_QUESTION,
    CATEGORY_NOTED("category"),
    CATEGORY_FAILED,
    ADDED("receipt", "pieces"),
    FULL("receipt", "most"),
    REPORT_CLOSED("receipt"),
    NOT_STORED,
    NOT_IN_REPORT,
    CLOSED("receipt", "pieces"),
    CLOSE_FAILED("receipt"),
    NOTHING_OPEN,
    CONFIRM_WITHDRAW("receipt"),
    WITHDRAWN("receipt"),
    WITHDRAW_LATE("receipt", "state"),
    WITHDRAW_FAILED("receipt"),
    KEPT_GOING("receipt"),
    CANCELLED,
    STATUS_LINE("receipt", "opened", "pieces", "state"),
    STATUS_NONE,
    STATUS_GONE,
    STATUS_UNKNOWN,
    STATUS_MORE,
    STATE_COLLECTING,
    STATE_RECEIVED,
    STATE_FORWARDED,
    STATE_IN_PROGRESS,
    STATE_CLOSED,
    STATE_DECLINED,
    STATE_WITHDRAWN,
    PRIVACY,
    ERASED,
    ERASED_WITHDRAWN("receipt"),
    ERASED_HANDED_OVER("receipts"),
    ERASE_FAILED,
    THANKS,
    THANKS_USEFUL,
    THANKS_USELESS,
    BUSY,
    TROUBLE,
    REHEARSED,
    BUTTON_REPORT,
    BUTTON_ASK,
    BUTTON_NONE,
    BUTTON_TELL,
    BUTTON_USEFUL,
    BUTTON_USELESS,
    BUTTON_USEFUL_OF("number"),
    BUTTON_USELESS_OF("number"),
    BUTTON_ASK_AGAIN,
    BUTTON_INSIST,
    BUTTON_SHARE,
    BUTTON_SIMILAR,
    BUTTON_DONE,
    BUTTON_CANCEL,
    BUTTON_YES,
    BUTTON_NO,
    BUTTON_ERASE,
    BUTTON_STATUS,
    BUTTON_HELP;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> places;

    Wording(String... places) {
        this.places = Set.of(places);
    }

    /** Its key in the file, for example {@code no-match}. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The words that may stand in braces in it, beside those of the office. */
    Set<String> places() {
        return places;
    }
}
