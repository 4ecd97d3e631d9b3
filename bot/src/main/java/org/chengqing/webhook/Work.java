package org.chengqing.webhook;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.chengqing.channel.Channel;
import org.chengqing.channel.Reply;
import org.chengqing.channel.wechat.WeChatSettings;
import org.chengqing.conversation.Conversations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/**
 * The work behind one answer: have the conversation answer, put the answer down for all instances, note that the person
 * wrote, and send the answer if it is wanted later than WeChat waits, or else what goes with it but is no text. The fence
 * around everything that blocks: it runs on bounded pools of virtual threads, one for answers, one for what comes after and
 * one for pictures, so that none of them holds up an answer or one another.
 */
final class Work {
    private static final Logger LOG = LoggerFactory.getLogger(Work.class);
    private static final int MOST_SENDINGS = 3;

    private final Conversations conversations;
    private final Channel channel;
    private final Contacts contacts;
    private final SharedAnswers shared;
    private final WeChatSettings settings;
    private final Scheduler answering;
    private final Scheduler after;
    private final Scheduler pictures;

    Work(
            Conversations conversations,
            Channel channel,
            Contacts contacts,
            SharedAnswers shared,
            WeChatSettings settings,
            Scheduler answering,
            Scheduler after,
            Scheduler pictures) {
        this.conversations = conversations;
        this.channel = channel;
        this.contacts = contacts;
        this.shared = shared;
        this.settings = settings;
        this.answering = answering;
        this.after = after;
        this.pictures = pictures;
    }

    /** Does it all; ends when nothing is left to do. */
    Mono<Void> on(Attempt attempt, Run run, String owner) {
        return Mono.fromCallable(() -> said(attempt, conversations.answer(attempt.message())))
                .subscribeOn(answering)
                .onErrorResume(e -> Mono.just(said(attempt, excuse(e))))
                .doOnNext(said -> run.finish(said.reply(), said.text()))
                .flatMap(said -> putDown(attempt, owner, said.text())
                        .flatMap(wantedElsewhere ->
                                noteContact(attempt).then(sendLate(attempt, run, wantedElsewhere, said.reply()))));
    }

    private Mono<Boolean> putDown(Attempt attempt, String owner, String text) {
        return shared.finish(attempt.key(), owner, text)
                .timeout(settings.limits().redisWithin())
                .retryWhen(Retry.backoff(3, Duration.ofMillis(300)))
                .onErrorReturn(false);
    }

    private Mono<Void> noteContact(Attempt attempt) {
        return Mono.<Void>fromRunnable(() -> contacts.note(attempt.message()))
                .subscribeOn(after)
                .onErrorResume(e -> {
                    LOG.warn("a contact could not be noted: {}", e.toString());
                    return Mono.empty();
                });
    }

    private Mono<Void> sendLate(Attempt attempt, Run run, boolean wantedElsewhere, Reply given) {
        Reply late = run.takeLate(wantedElsewhere);
        if (late == null) {
            return follow(attempt, given);
        }
        return late.isSilent() ? Mono.empty() : send(attempt, late, 1);
    }

    private Mono<Void> follow(Attempt attempt, Reply given) {
        return given.parts().stream().noneMatch(Reply.Part.Picture.class::isInstance)
                ? Mono.empty()
                : Mono.<Void>fromRunnable(() ->
                                channel.follow(attempt.message().envelope().sender(), given))
                        .subscribeOn(pictures)
                        .onErrorResume(e -> {
                            LOG.warn("a picture was not sent: {}", e.toString());
                            return Mono.empty();
                        });
    }

    private Mono<Void> send(Attempt attempt, Reply reply, int sending) {
        return Mono.fromCallable(() -> channel.send(attempt.message().envelope().sender(), reply))
                .subscribeOn(after)
                .flatMap(sent -> switch (sent) {
                    case Channel.Sent.Accepted accepted -> {
                        LOG.info("an answer was sent later than WeChat waits");
                        yield Mono.empty();
                    }
                    case Channel.Sent.Later later
                    when sending < MOST_SENDINGS ->
                        Mono.delay(later.retryIn()).then(Mono.defer(() -> send(attempt, reply, sending + 1)));
                    case Channel.Sent.Later later -> lost(later.reason());
                    case Channel.Sent.Unreachable unreachable -> lost(unreachable.reason());
                    case Channel.Sent.Blocked blocked -> lost(blocked.reason());
                    case Channel.Sent.Unknown unknown -> lost(unknown.reason());
                });
    }

    private static Mono<Void> lost(String reason) {
        LOG.warn("an answer later than WeChat waits was not sent: {}", reason);
        return Mono.empty();
    }

    private Reply excuse(Throwable error) {
        if (error instanceof RejectedExecutionException) {
            LOG.warn("too many answers are waiting, asking people to come back");
            return Reply.text(settings.wording().busy());
        }
        // the message of an exception may hold what the person wrote
        LOG.error("a message could not be answered: {}", error.getClass().getName());
        LOG.debug("a message could not be answered", error);
        return Reply.text(settings.wording().failed());
    }

    private static Said said(Attempt attempt, Reply reply) {
        return new Said(reply, attempt.door().text(reply));
    }

    private record Said(Reply reply, String text) {}
}
