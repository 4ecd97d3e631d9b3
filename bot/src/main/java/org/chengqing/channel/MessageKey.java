package org.chengqing.channel;

/** Names one message of one sender; a repeated delivery of the same message has the same key. 1 to 200 characters. */
public record MessageKey(String value) {
    /** Throws {@link IllegalArgumentException} for a blank or overlong key. */
    public MessageKey {
        if (value.isBlank() || value.length() > 200) {
            throw new IllegalArgumentException("message key of " + value.length() + " characters");
        }
    }
}
