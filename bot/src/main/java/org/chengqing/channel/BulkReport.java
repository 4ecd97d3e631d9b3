package org.chengqing.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the platform tells afterwards of something sent to many. The same report may come several times, at several
 * instances, in any order, before the answer to the send itself, or never; and jobs are reported that we did not start
 * (someone sent from the account's console).
 */
public sealed interface BulkReport {
    /** Our account. */
    String account();

    /** The platform's name for the job, as in {@link BulkChannel.Started.Accepted}. */
    String jobId();

    /** When it ended, by the platform's clock. */
    Instant at();

    /**
     * A mass send has ended. The numbers are the platform's and only nearly right.
     *
     * @param channel name of the channel
     * @param status in the platform's words, for example {@code send success} or {@code err(40002)}
     * @param total people it was meant for
     * @param filtered people who were left after those were taken out who want nothing or had four this month already;
     *     {@code sent} and {@code errors} together
     * @param sent people it was sent to
     * @param errors people it could not be sent to
     */
    record MassFinished(
            String channel,
            String account,
            String jobId,
            Instant at,
            Outcome outcome,
            String status,
            long total,
            long filtered,
            long sent,
            long errors)
            implements BulkReport {}

    /**
     * A template message or subscription notice has ended.
     *
     * @param person who should have got it
     * @param jobId of a subscription notice: matches nothing, since WeChat names no job when it is sent
     * @param status in the platform's words, for example {@code failed:user block}
     * @param templateId of a subscription notice, else null
     */
    record NoticeFinished(
            Sender person,
            String jobId,
            Instant at,
            Result result,
            String status,
            @Nullable String templateId) implements BulkReport {
        @Override
        public String account() {
            return person.account();
        }
    }

    /**
     * An article was published without being sent, or not.
     *
     * @param channel name of the channel
     * @param status the platform's number
     * @param articleId the platform's name of the published article, null where there is none
     */
    record PublishFinished(
            String channel,
            String account,
            String jobId,
            Instant at,
            Outcome outcome,
            String status,
            @Nullable String articleId)
            implements BulkReport {}

    /** How a job ended. */
    enum Outcome {
        /** Well. */
        SUCCEEDED,
        /** It goes on. */
        RUNNING,
        /** The platform failed or refused the content; the status tells which. */
        FAILED,
        /** The account's administrator said no, or nothing in 30 minutes. */
        NOT_CONFIRMED,
        /** Taken back. */
        DELETED
    }

    /** What became of a notice. */
    enum Result {
        /** It is there. */
        DELIVERED,
        /** The person wants nothing from the account. */
        BLOCKED_BY_PERSON,
        /** The person had too many. */
        TOO_OFTEN,
        /** Something else; the status tells what. */
        FAILED
    }
}
