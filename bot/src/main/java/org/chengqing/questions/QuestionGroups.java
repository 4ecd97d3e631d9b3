package org.chengqing.questions;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengqing.questions.QuestionGroup.State;
import org.jspecify.annotations.Nullable;

/** The questions that nothing answered, for staff: what is asked, how lively it is, who works on it. Blocks on JDBC. */
public final class QuestionGroups {
    private final GroupTable groups;
    private final WaitingPeople waiting;
    private final GroupChecking checking;
    private final Clock clock;

    QuestionGroups(GroupTable groups, WaitingPeople waiting, GroupChecking checking, Clock clock) {
        this.groups = groups;
        this.waiting = waiting;
        this.checking = checking;
        this.clock = clock;
    }

    /** A part of the list. */
    public List<QuestionGroup> list(QuestionList list, int offset, int most) {
        return withWaiting(groups.list(list, offset, most, clock.instant()));
    }

    /** What is asked much more than usual at the moment and has no answer, the most asked first; at most 20. */
    public List<QuestionGroup> spikes() {
        return withWaiting(groups.spikes(clock.instant()));
    }

    private List<QuestionGroup> withWaiting(List<QuestionGroup> found) {
        Map<Long, Integer> people = waiting.inTheseWords(found);
        return found.stream()
                .map(group -> group.waitedForBy(people.getOrDefault(group.id(), 0)))
                .toList();
    }

    /**
     * The question of this number, matched anew; empty when it is gone. Those who wait are counted here with those who
     * asked in nearly the same words.
     */
    public Optional<QuestionGroup> find(long id) {
        Optional<QuestionGroup> found = groups.find(id, clock.instant());
        found.ifPresent(group -> checking.check(id, group.question()));
        return groups.find(id, clock.instant()).map(group -> group.waitedForBy(waiting.forTheAnswer(group)));
    }

    /** The wordings that are kept of it, masked, as it was asked first at the front; empty when it is gone. */
    public List<String> wordings(long id) {
        List<String> wordings = new ArrayList<>();
        groups.find(id, clock.instant()).ifPresent(group -> wordings.add(group.question()));
        wordings.addAll(groups.examples(id));
        return wordings;
    }

    /** This member of staff works on it; false when somebody marked it before, or it is gone. */
    public boolean take(long id, String by) {
        return groups.take(id, by, clock.instant());
    }

    /**
     * Marks it, or takes every mark away for null; false when it is gone.
     *
     * @param why in words
     */
    public boolean mark(long id, @Nullable State state, String by, String why) {
        return groups.mark(id, state, by, QuestionText.cut(why, AskedQuestion.MAX_SHOWN), clock.instant());
    }
}
