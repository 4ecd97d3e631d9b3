package org.chengqing.questions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.chengqing.identity.Pseudonym;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many people wait for the answer to a question. Their words are sealed, and no row joins them to it. Blocks. */
final class WaitingPeople {
    /** Promises whose words are opened and compared, the newest. */
    private static final int MOST_COMPARED = 300;

    private final JdbcClient jdbc;
    private final Promises promises;
    private final GroupTable groups;
    private final Function<String, ? extends Collection<String>> facts;

    WaitingPeople(
            JdbcClient jdbc,
            Promises promises,
            GroupTable groups,
            Function<String, ? extends Collection<String>> facts) {
        this.jdbc = jdbc;
        this.promises = promises;
        this.groups = groups;
        this.facts = facts;
    }

    /** By group, those who asked in one of its wordings; groups for which nobody waits are left out. */
    Map<Long, Integer> inTheseWords(List<QuestionGroup> found) {
        List<Long> ids = new ArrayList<>();
        List<String> digests = new ArrayList<>();
        Map<Long, List<String>> examples = examples(found);
        for (QuestionGroup group : found) {
            ids.add(group.id());
            digests.add(promises.digest(group.question()));
            for (String example : examples.getOrDefault(group.id(), List.of())) {
                ids.add(group.id());
                digests.add(promises.digest(example));
            }
        }
        Map<Long, Integer> people = new LinkedHashMap<>();
        jdbc.sql("select w.g, count(distinct p.pseudonym) from unnest(:ids::bigint[], :digests::text[]) as w(g, d)"
                        + " join promise p on p.digest = w.d group by w.g")
                .param("ids", ids.toArray(Long[]::new))
                .param("digests", digests.toArray(String[]::new))
                .query((row, _) -> people.put(row.getLong(1), row.getInt(2)))
                .list();
        return people;
    }

    private Map<Long, List<String>> examples(List<QuestionGroup> found) {
        Map<Long, List<String>> examples = new LinkedHashMap<>();
        jdbc.sql("select question, text from question_example where question = any (?)")
                .param(found.stream().map(QuestionGroup::id).toArray(Long[]::new))
                .query((row, _) -> examples.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                        .add(row.getString(2)))
                .list();
        return examples;
    }

    /** Those who asked in one of its wordings, and of the newest promises those in nearly the same words. */
    int forTheAnswer(QuestionGroup group) {
        List<String> digests = new ArrayList<>(List.of(promises.digest(group.question())));
        groups.examples(group.id()).forEach(example -> digests.add(promises.digest(example)));
        Set<Pseudonym> people = new HashSet<>(promises.people(digests));
        groups.compared(group.id())
                .ifPresent(compared -> promises.newest(MOST_COMPARED).stream()
                        .filter(promise -> !people.contains(promise.person()))
                        .filter(promise -> AskedQuestion.of(promise.question(), facts.apply(promise.question()))
                                .isLike(compared.pairs(), compared.facts()))
                        .forEach(promise -> people.add(promise.person())));
        return people.size();
    }
}
