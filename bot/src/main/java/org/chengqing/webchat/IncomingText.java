package org.chengqing.webchat;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the page sends, in JSON.
 *
 * @param key the page's name for the message, the same when it sends it again: 8 to 64 of {@code A-Z a-z 0-9 -}
 * @param text what was typed or tapped; null when the visit begins
 * @param choice the id of the quick reply that was tapped
 */
record IncomingText(
        @Nullable String key,
        @Nullable String text,
        @Nullable String choice) {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final int MAX_CHOICE = 200;

    static boolean isKey(@Nullable String key) {
        return key != null && KEY.matcher(key).matches();
    }

    boolean isSound() {
        return isKey(key) && (choice == null || choice.length() <= MAX_CHOICE);
    }
}
