package org.chengqing.channel;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ways of a messaging platform to many people at once: to all who follow an account, to those with a tag, to a list, and
 * by notice one by one. It decides nothing: who may be told what, and whether two people have released it, is the
 * caller's to know. Methods block and are called on virtual threads.
 *
 * <p>Accounts are ours by our own name for them, one of {@link #accounts()}; any other name is an
 * {@link IllegalArgumentException}. A {@code clientId} names what is sent, so that saying it again sends nothing twice: it is
 * put down durably <em>before</em> the first try, stays the same for every repeat, and is never used for anything else;
 * {@link ClientIds} makes and checks them.
 */
public interface BulkChannel {
    /** Fewest people of {@link #sendToList}: a single one left over is put into another list. */
    int LEAST_LISTED = 2;

    /** Most people of {@link #sendToList}. */
    int MOST_LISTED = 10_000;

    /** Its name, as in {@link Sender#channel()}. */
    String name();

    /** Our accounts that may be used; empty where none has what the platform asks for. */
    Set<String> accounts();

    /**
     * Lays an article down at the platform, where nobody sees it but who runs the account. A lost answer is
     * {@link Asked.Later}: another try leaves a second draft behind, and does no other harm.
     *
     * <p>The draft is put down by the caller, so that a repeat after a crash does not make another. WeChat takes a
     * draft out of its box once it was sent; where a later list is then refused with 40007, a new one has to be made.
     */
    Asked<BulkMessage.Draft> draft(String account, BulkMessage.Article article);

    /**
     * Sends to all who follow the account. WeChat: once a day and four times a month; where the account protects itself
     * (API 群发保护), its administrator must agree within 30 minutes, and the job fails if not.
     */
    Started sendToAll(String account, BulkMessage message, String clientId);

    /** Sends to all with this tag, see {@link #tags}. */
    Started sendToTag(String account, int tagId, BulkMessage message, String clientId);

    /**
     * Sends to these people, {@value #LEAST_LISTED} to {@value #MOST_LISTED}. WeChat: service accounts only; at most 60
     * calls a minute and 100 a day; each person gets at most four mass messages a month, whatever the way.
     *
     * @throws IllegalArgumentException for fewer or more people
     */
    Started sendToList(String account, List<String> people, BulkMessage message, String clientId);

    /** How a job of a mass send is going, by asking; {@link BulkReport.MassFinished} tells the numbers. */
    JobStatus status(String account, String jobId);

    /**
     * Shows it to one viewer, as it would look; repeating is harmless, and it takes nothing from the viewer's month. WeChat:
     * to who follows the account, a hundred times a day.
     *
     * @param viewer the platform's public name of the viewer, which they know themselves (WeChat: 微信号)
     */
    Started preview(String account, String viewer, BulkMessage message);

    /**
     * Takes a mass send back as far as that is possible. WeChat: only jobs that ended well, and only articles (text
     * stays for ever); the article's page goes, but its card stays in everybody's chat, where it leads to nothing; and where
     * one draft was sent by several jobs, it is gone for all of them. A lost answer is {@link Asked.Later}.
     */
    Asked<JobStatus.Deleted> delete(String account, String jobId);

    /** The tags of the account with the number of people that each has. */
    Asked<List<Tag>> tags(String account);

    /**
     * Those who follow the account, a page of at most 10,000 at a time.
     *
     * @param after {@link Followers#next()} of the page before, null for the first
     */
    Asked<Followers> followers(String account, @Nullable String after);

    /** Those with this tag, like {@link #followers}. */
    Asked<Followers> tagged(String account, int tagId, @Nullable String after);

    /**
     * How much of each way is left today, asked of the platform, way by way. What is left this month the platform does
     * not tell (WeChat: four mass messages to each person, and four to all).
     */
    Map<BulkWay, BulkQuota> quota(String account);

    /**
     * Tells one person by a template message or subscription notice. The job id of an accepted template message comes back in
     * {@link BulkReport.NoticeFinished}. WeChat keeps a template message's {@code clientId} for ten minutes, names no
     * job for a subscription notice, and cannot tell two of those apart: one whose answer was lost is never repeated.
     * Without consent, or with all of it used, a subscription notice is {@link Started.Refused} with 43101.
     */
    Started notice(String account, String person, NoticeTemplate template, String clientId);

    /** What became of something that reaches people. */
    sealed interface Started {
        /**
         * The platform took it; whom it reached is told later.
         *
         * @param jobId the platform's name for it, empty where it gives none
         * @param repeated the platform had taken it before, and this is the job of then (WeChat: 45065). Where the caller knows
         *     that this job is the one of another clientId, the platform has taken two sends of one content for the
         *     same (reported for lists sent in quick succession): then this one was not sent
         */
        record Accepted(String jobId, boolean repeated) implements Started {}

        /**
         * Not taken.
         *
         * @param code the platform's
         * @param permanent whether the same will never be taken; else perhaps on another day, when a quota is renewed
         */
        record Refused(int code, boolean permanent) implements Started {}

        /** Not taken now; worth another try with the same clientId after this long. The reason is a code or a word. */
        record Later(Duration retryIn, String reason) implements Started {}

        /** The account may not do this, or not from here: somebody who runs it must act. */
        record Blocked(int code) implements Started {}

        /**
         * Perhaps taken: the answer of the platform was lost.
         *
         * @param repeatableFor how long after the first try a repeat with the same clientId is safe, and tells what
         *     became of it: 24 hours for a mass send, ten minutes for a template message; zero: never repeat it
         */
        record Unknown(String reason, Duration repeatableFor) implements Started {}
    }

    /** What came of something that reaches nobody; a lost answer is {@link Later}. */
    sealed interface Asked<T> {
        /** This. */
        record Got<T>(T value) implements Asked<T> {}

        /** Refused for good, with this code of the platform. */
        record Refused<T>(int code) implements Asked<T> {}

        /** Worth another try after this long. */
        record Later<T>(Duration retryIn, String reason) implements Asked<T> {}

        /** The account may not do this, or not from here: somebody who runs it must act. */
        record Blocked<T>(int code) implements Asked<T> {}
    }

    /** How a mass send is going. */
    sealed interface JobStatus {
        /** It goes on. */
        record Sending() implements JobStatus {}

        /** It has ended; some may not have been reached all the same. */
        record Succeeded() implements JobStatus {}

        /** It has ended without reaching anybody. */
        record Failed() implements JobStatus {}

        /** It was taken back. */
        record Deleted() implements JobStatus {}

        /** The platform did not tell now; the reason is a code or a word. */
        record Unknown(String reason) implements JobStatus {}
    }

    /** A tag of an account, with the number of people that have it. */
    record Tag(int id, String name, long people) {}

    /**
     * One page of people.
     *
     * @param total of all pages, as far as the platform tells, else -1
     * @param people the platform's names for them
     * @param next where the next page begins, null after the last
     */
    record Followers(
            long total, List<String> people, @Nullable String next) {
        /** Copies the list. */
        public Followers {
            people = List.copyOf(people);
        }

        @Override
        public String toString() {
            return "Followers[total=" + total + ", " + people.size() + " people]";
        }
    }
}
