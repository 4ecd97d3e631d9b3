package org.chengqing.channel;

/**
 * The person on the other side, as the platform names them. It is personal data: it never goes into a log, a mail or
 * an index, and {@link #toString()} does not show it.
 *
 * @param channel name of the channel, for example {@code wechat}
 * @param account our account on it, for example {@code main}
 * @param person the platform's name for the person, for example an OpenID
 */
public record Sender(String channel, String account, String person) {
    /** Throws {@link IllegalArgumentException} for a blank part. */
    public Sender {
        if (channel.isBlank() || account.isBlank() || person.isBlank()) {
            throw new IllegalArgumentException("sender with a blank part on channel " + channel);
        }
    }

    @Override
    public String toString() {
        return channel + ":" + account + ":…";
    }
}
