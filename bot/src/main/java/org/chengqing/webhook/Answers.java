package org.chengqing.webhook;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.chengqing.channel.wechat.WeChatSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Has each message answered once, and gives that answer to every try of WeChat.
 *
 * <p>WeChat takes an answer within 5 s, else cuts the connection and asks again, three times in all; only after the
 * third does the person see an error. So the first two tries are held until WeChat cuts them
 * ({@link WeChatSettings.Limits#holdFor}): an answer of any kind, even an error, might end the tries. The last one is
 * answered with {@code success} at {@link WeChatSettings.Limits#answerWithin}, which keeps the error from the person,
 * and the answer goes out through the channel as soon as it is there, once. An account that may not do that says
 * that it takes longer.
 *
 * <p>Which try is the last is counted, in Redis for all instances. Without Redis it is counted here, and a message of
 * more than nine seconds is taken to be at its last. Nothing here blocks.
 */
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final int LAST_TRY = 3;
    private static final Duration LAST_TRY_AGE = Duration.ofSeconds(9);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration WITHOUT_REDIS = Duration.ofSeconds(2);
    private static final int MOST_KEPT = 20_000;

    private final Work work;
    private final SharedAnswers shared;
    private final WeChatSettings settings;
    private final Clock clock;
    private final Cache<String, Run> runs;
    private volatile Instant redisFrom = Instant.MIN;

    Answers(Work work, SharedAnswers shared, WeChatSettings settings, Clock clock) {
        this.work = work;
        this.shared = shared;
        this.settings = settings;
        this.clock = clock;
        this.runs = Caffeine.newBuilder()
                .maximumSize(MOST_KEPT)
                .expireAfterWrite(settings.limits().keepAnswers())
                .build();
    }

    /** What to do about this try; comes within the limits of the settings. */
    Mono<Answer> answer(Attempt attempt) {
        String owner = UUID.randomUUID().toString();
        return begin(attempt, owner)
                .flatMap(standing -> standing instanceof Standing.Forged
                        ? Mono.just(new Answer.Forged())
                        : await(attempt, standing, owner));
    }

    private Mono<Standing> begin(Attempt attempt, String owner) {
        if (clock.instant().isBefore(redisFrom)) {
            return Mono.just(new Standing.Unknown());
        }
        return shared.begin(attempt, owner)
                .timeout(settings.limits().redisWithin())
                .onErrorResume(e -> {
                    LOG.warn("Redis does not answer, repeated messages are computed again: {}", e.toString());
                    redisFrom = clock.instant().plus(WITHOUT_REDIS);
                    return Mono.just(new Standing.Unknown());
                });
    }

    private Mono<Answer> await(Attempt attempt, Standing standing, String owner) {
        Mono<String> text = text(attempt, standing, owner);
        boolean last = isLast(attempt, standing);
        WeChatSettings.Limits limits = settings.limits();
        Duration left = (last ? limits.answerWithin() : limits.holdFor())
                .minus(Duration.between(attempt.arrivedAt(), clock.instant()));
        return text.<Answer>map(Answer.Say::new)
                .timeout(
                        left.isNegative() ? Duration.ZERO : left,
                        last ? Mono.defer(() -> giveUp(attempt)) : Mono.just(new Answer.AskAgain()));
    }

    private boolean isLast(Attempt attempt, Standing standing) {
        Run here = runs.getIfPresent(attempt.key());
        int triesHere = here == null ? 0 : here.nextTry();
        return switch (standing) {
            case Standing.Answered answered -> false;
            case Standing.Forged forged -> false;
            case Standing.Running running -> running.tries() >= LAST_TRY;
            case Standing.Claimed claimed -> claimed.tries() >= LAST_TRY;
            case Standing.Unknown unknown ->
                triesHere >= LAST_TRY
                        || Duration.between(attempt.message().envelope().sentAt(), clock.instant())
                                        .compareTo(LAST_TRY_AGE)
                                > 0;
        };
    }

    private Mono<String> text(Attempt attempt, Standing standing, String owner) {
        Run here = runs.getIfPresent(attempt.key());
        if (here != null) {
            return here.text();
        }
        return switch (standing) {
            case Standing.Answered answered -> Mono.just(answered.text());
            case Standing.Running running -> elsewhere(attempt, owner);
            default -> start(attempt, owner).text();
        };
    }

    /** Waits for the instance that works on it, and takes over if that one dies. */
    private Mono<String> elsewhere(Attempt attempt, String owner) {
        return Flux.interval(LOOK_EVERY)
                .onBackpressureDrop()
                .concatMap(
                        look -> shared.look(attempt.key(), owner)
                                .timeout(settings.limits().redisWithin()),
                        1)
                .onErrorResume(e -> Mono.just(new Standing.Unknown()))
                .filter(standing -> !(standing instanceof Standing.Running))
                .next()
                .flatMap(standing -> text(attempt, standing, owner));
    }

    private Run start(Attempt attempt, String owner) {
        Run run = new Run();
        Run before = runs.asMap().putIfAbsent(attempt.key(), run);
        if (before != null) {
            return before;
        }
        Mono<Void> renewing = Flux.interval(SharedAnswers.LEASE.dividedBy(3))
                .onBackpressureDrop()
                .concatMap(i -> shared.renew(attempt.key(), owner)
                        .timeout(settings.limits().redisWithin())
                        .onErrorComplete())
                .takeUntilOther(run.text())
                .then();
        run.goOn(Mono.when(work.on(attempt, run, owner), renewing)
                .doOnError(e -> LOG.error("an answer could not be finished: {}", e.toString()))
                .onErrorComplete());
        return run;
    }

    private Mono<Answer> giveUp(Attempt attempt) {
        if (!attempt.door().mayAnswerLater()) {
            return Mono.just(new Answer.Say(settings.wording().slow()));
        }
        Run here = runs.getIfPresent(attempt.key());
        if (here != null) {
            return here.giveUp() ? Mono.just(new Answer.Say("")) : here.text().map(Answer.Say::new);
        }
        return shared.giveUp(attempt.key())
                .timeout(settings.limits().redisWithin())
                .<Answer>map(standing ->
                        new Answer.Say(standing instanceof Standing.Answered answered ? answered.text() : ""))
                .onErrorReturn(new Answer.Say(""));
    }
}
