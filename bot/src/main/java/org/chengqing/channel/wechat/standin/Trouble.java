package org.chengqing.channel.wechat.standin;

import java.time.Duration;

/** Something that goes wrong with one call, to order. */
public sealed interface Trouble {
    /** The call is refused with this code of the platform, and has no effect. */
    record Code(int code) implements Trouble {}

    /** The call is refused with this HTTP status, and has no effect. */
    record Status(int status) implements Trouble {}

    /** The answer comes this much later; the effect is as usual. */
    record Slow(Duration delay) implements Trouble {}

    /** The call takes effect, and then the connection is closed without an answer. */
    record Drop() implements Trouble {}

    /** The call takes effect, but the connection breaks after this many bytes of the answer's body. */
    record Truncate(int bytes) implements Trouble {}

    /** The call has no effect and gets this body, with status 200. */
    record Body(String contentType, String text) implements Trouble {}
}
