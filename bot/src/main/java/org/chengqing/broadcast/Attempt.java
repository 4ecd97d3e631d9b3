package org.chengqing.broadcast;

import java.time.Duration;
import org.chengqing.channel.Channel.Sent;

/**
 * What became of one attempt to tell one person.
 *
 * @param job the platform's name for it, empty where it gives none
 * @param repeatableFor how long after the first attempt a repeat is safe where the answer was lost; zero: never
 */
record Attempt(Sent sent, String job, Duration repeatableFor) {
    static Attempt of(Sent sent) {
        return new Attempt(sent, "", Duration.ZERO);
    }
}
