package org.chengqing.channel;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A messaging platform. Methods block and are called on virtual threads, never on an event loop. Every adapter passes
 * {@code ChannelContract}.
 */
public interface Channel {
    /** Its name, as in {@link Sender#channel()}. */
    String name();

    /** Says something to a person outside the answer to a message, for example later than the platform waits. */
    Sent send(Sender to, Reply reply);

    /**
     * Sends what could not be part of a reply that was given as the answer to a message, such as a picture. It comes on top:
     * nobody is told whether it arrived. Blocks.
     */
    default void follow(Sender to, Reply given) {}

    /** What this person may still be told before they write again. Blocks. */
    default Allowance allowance(Sender to) {
        return new Allowance.Unknown();
    }

    /**
     * Copies bytes that a message referred to into the sink, at most {@code maxBytes} of them.
     *
     * @throws IOException only when the sink fails; troubles of the platform are outcomes
     */
    Fetched fetch(MediaRef media, long maxBytes, OutputStream sink) throws IOException;

    /** The bytes of this reference are kept elsewhere: a copy that the channel keeps of its own may go now. */
    default void release(MediaRef media) {}

    /** What became of {@link #send}. */
    sealed interface Sent {
        /** The platform took it. */
        record Accepted() implements Sent {}

        /** It will not reach this person now, and repeating does not help; the reason is a code, not personal. */
        record Unreachable(String reason) implements Sent {}

        /** The account itself may not do this, whoever it is for: somebody must act first. Nothing was sent. */
        record Blocked(String reason) implements Sent {}

        /** Not accepted; worth another try after this long. */
        record Later(Duration retryIn, String reason) implements Sent {}

        /** Perhaps accepted: the answer of the platform was lost. */
        record Unknown(String reason) implements Sent {}
    }

    /** How much may still be said. */
    sealed interface Allowance {
        /** As much as one likes, as long as the person is there. */
        record Unlimited() implements Allowance {}

        /** So many messages, within this time. */
        record Left(int messages, Duration within) implements Allowance {}

        /** The platform will tell. */
        record Unknown() implements Allowance {}
    }

    /** What became of {@link #fetch}. */
    sealed interface Fetched {
        /** All bytes are in the sink; the type is the platform's claim, null where it made none. */
        record Complete(
                long bytes,
                @Nullable String contentType,
                @Nullable String filename) implements Fetched {}

        /** The platform does not have them any more, or never had. */
        record Gone(String reason) implements Fetched {}

        /** More than allowed; what is in the sink is to be thrown away. */
        record TooLarge(long maxBytes) implements Fetched {}

        /** Worth another try after this long; what is in the sink is to be thrown away. */
        record Later(Duration retryIn, String reason) implements Fetched {}
    }
}
