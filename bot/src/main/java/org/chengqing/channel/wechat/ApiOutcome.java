package org.chengqing.channel.wechat;

import java.time.Duration;

/** What became of one call to the platform, by its table of codes. */
sealed interface ApiOutcome<T> {
    /** It took effect. */
    record Done<T>(T value) implements ApiOutcome<T> {}

    /** Refused for good for this recipient or medium; repeating does not help. */
    record Refused<T>(int code) implements ApiOutcome<T> {}

    /** Refused because of the account, such as a missing right or an address that is not listed: an operator must act. */
    record Blocked<T>(int code) implements ApiOutcome<T> {}

    /** Had no effect; worth another try after this long. */
    record PutOff<T>(Duration retryIn, String reason) implements ApiOutcome<T> {}

    /** The answer was lost: it may have taken effect. */
    record Lost<T>(String reason) implements ApiOutcome<T> {}
}
