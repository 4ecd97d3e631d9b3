package org.chengqing.questions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.matching.MatchOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Matches unanswered questions again when the catalogue has changed, so that those with an answer leave the list. Blocks;
 * it runs as a job, a part of the list at a time, the latest asked first.
 */
final class GroupChecking {
    private static final Duration CHECKED_AT_LEAST_EVERY = Duration.ofDays(1);
    /** What is due by the day is looked for this often only. */
    private static final Duration LOOKED_FOR_EVERY = Duration.ofMinutes(10);

    private final KnowledgeBase knowledge;
    private final GroupTable groups;
    private final SpikeSettings settings;
    private final Clock clock;
    private volatile long doneFor = -1;
    private volatile Instant doneAt = Instant.MIN;

    GroupChecking(KnowledgeBase knowledge, GroupTable groups, SpikeSettings settings, Clock clock) {
        this.knowledge = knowledge;
        this.groups = groups;
        this.settings = settings;
        this.clock = clock;
    }

    void run() {
        long generation = knowledge.generation();
        Instant now = clock.instant();
        if (generation == doneFor && now.isBefore(doneAt.plus(LOOKED_FOR_EVERY))) {
            return;
        }
        List<GroupTable.Wording> some =
                groups.toCheck(generation, now.minus(CHECKED_AT_LEAST_EVERY), settings.checks());
        some.forEach(wording -> check(wording.id(), wording.question(), generation));
        if (some.size() < settings.checks()) {
            doneFor = generation;
            doneAt = now;
        }
    }

    /** Matches one question now; the id of the review that answers it, null for none. */
    @Nullable
    String check(long id, String question) {
        return check(id, question, knowledge.generation());
    }

    private @Nullable String check(long id, String question, long generation) {
        String answeredBy = knowledge.match(question) instanceof MatchOutcome.Confirmed confirmed
                ? confirmed.matches().getFirst().review().id().value()
                : null;
        groups.checked(id, generation, answeredBy, clock.instant());
        return answeredBy;
    }
}
