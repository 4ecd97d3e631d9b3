package org.chengqing.questions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengqing.channel.Sender;
import org.chengqing.identity.Contacts;
import org.chengqing.identity.Pseudonym;
import org.chengqing.identity.Pseudonyms;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.questions.Promise.Outcome;
import org.chengqing.sealing.DataKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The promises in PostgreSQL. Methods block. */
final class Promises {
    /** A day in the count of outcomes is a day in China. */
    private static final ZoneId OFFICE_ZONE = ZoneId.of("Asia/Shanghai");

    private static final String FIELD = "promised question";

    private final JdbcClient jdbc;
    private final Pseudonyms pseudonyms;
    private final Contacts contacts;
    private final DataKey key;

    Promises(JdbcClient jdbc, Pseudonyms pseudonyms, Contacts contacts, DataKey key) {
        this.jdbc = jdbc;
        this.pseudonyms = pseudonyms;
        this.contacts = contacts;
        this.key = key;
    }

    /** Stores the promise or renews an equal one; false when this person, or all together, have too many. */
    boolean make(Sender sender, String question, String seen, Instant now, int mostOfPerson, int mostOfAll) {
        Pseudonym person = pseudonyms.of(sender);
        String digest = digest(question);
        int renewed = jdbc.sql("""
                        update promise set asked_at = :now, seen = :seen, answered_by = '{}',
                          checked_generation = case when answered_by = '{}' then checked_generation else 0 end
                        where pseudonym = :person and digest = :digest""")
                .param("now", timestamp(now))
                .param("seen", seen)
                .param("person", person.value())
                .param("digest", digest)
                .update();
        if (renewed > 0) {
            return true;
        }
        // first: a contact without a promise is forgotten by and by, a promise without a contact cannot be kept
        contacts.keep(person, sender);
        return insert(person, question, seen, digest, now, mostOfPerson, mostOfAll);
    }

    /** Equal for questions that are grouped together, and of no use to guess them. */
    String digest(String question) {
        return pseudonyms.keyed("promise", QuestionText.grouped(question));
    }

    private boolean insert(
            Pseudonym person,
            String question,
            String seen,
            String digest,
            Instant now,
            int mostOfPerson,
            int mostOfAll) {
        return jdbc.sql("""
                        insert into promise
                          (pseudonym, digest, sealed_question, seen, asked_at, checked_at, due_at)
                        select :person, :digest, :question, :seen, :now, :now, :now
                        where (select count(*) from promise where pseudonym = :person) < :mostOfPerson
                          and (select count(*) from promise) < :mostOfAll
                        on conflict (pseudonym, digest) do update set asked_at = excluded.asked_at,
                          seen = excluded.seen""")
                        .param("person", person.value())
                        .param("digest", digest)
                        .param("question", key.seal(question, FIELD))
                        .param("seen", seen)
                        .param("now", timestamp(now))
                        .param("mostOfPerson", mostOfPerson)
                        .param("mostOfAll", mostOfAll)
                        .update()
                > 0;
    }

    /** The questions that this person waits for an answer to, oldest first. */
    List<String> questionsOf(Pseudonym person) {
        return jdbc.sql("select sealed_question from promise where pseudonym = ? order by id")
                .param(person.value())
                .query((row, n) -> key.openText(row.getBytes("sealed_question"), FIELD))
                .list();
    }

    /** Those who wait for an answer to words with one of these digests. */
    List<Pseudonym> people(List<String> digests) {
        return jdbc.sql("select distinct pseudonym from promise where digest = any (?) and pseudonym is not null")
                .param(digests.toArray(String[]::new))
                .query((row, n) -> new Pseudonym(row.getString(1)))
                .list();
    }

    /** The newest promises. */
    List<Promise> newest(int most) {
        return jdbc.sql("select id, pseudonym, sealed_question, seen, attempts from promise"
                        + " where pseudonym is not null order by id desc limit ?")
                .param(most)
                .query(this::promise)
                .list();
    }

    private Promise promise(ResultSet row, int number) throws SQLException {
        return new Promise(
                row.getLong("id"),
                new Pseudonym(row.getString("pseudonym")),
                key.openText(row.getBytes("sealed_question"), FIELD),
                row.getString("seen"),
                row.getInt("attempts"));
    }

    void forget(Pseudonym person) {
        jdbc.sql("delete from promise where pseudonym = ?")
                .param(person.value())
                .update();
    }

    /** Those of these people to whom something is promised. */
    List<Pseudonym> waiting(List<Pseudonym> people) {
        return jdbc.sql("select distinct pseudonym from promise where pseudonym = any (?)")
                .param(people.stream().map(Pseudonym::value).toArray(String[]::new))
                .query((row, n) -> new Pseudonym(row.getString(1)))
                .list();
    }

    /** Seals what a version before sealing stored in clear; false when there is nothing left. */
    boolean sealOne() {
        return jdbc.sql("""
                        select id, channel, account, person, question from promise where pseudonym is null
                        order by id limit 1 for update skip locked""")
                .query((row, n) -> {
                    Sender sender =
                            new Sender(row.getString("channel"), row.getString("account"), row.getString("person"));
                    seal(row.getLong("id"), sender, row.getString("question"));
                    return true;
                })
                .optional()
                .orElse(false);
    }

    private void seal(long id, Sender sender, String question) {
        Pseudonym person = pseudonyms.of(sender);
        contacts.keep(person, sender);
        jdbc.sql("""
                        update promise set pseudonym = :person, digest = :digest, sealed_question = :question,
                          channel = null, account = null, person = null, question = null where id = :id""")
                .param("person", person.value())
                .param("digest", digest(question))
                .param("question", key.seal(question, FIELD))
                .param("id", id)
                .update();
    }

    /** Promises that this generation was not asked about, or not since then: validity begins and ends by the day. */
    List<Promise> toCheck(long generation, Instant now, Instant notSince, int most) {
        return jdbc.sql("""
                        select id, pseudonym, sealed_question, seen, attempts from promise
                        where sending_since is null and due_at <= :now and pseudonym is not null
                          and (checked_generation < :generation or checked_at < :notSince)
                        order by id limit :most""")
                .param("now", timestamp(now))
                .param("generation", generation)
                .param("notSince", timestamp(notSince))
                .param("most", most)
                .query(this::promise)
                .list();
    }

    /** There is no answer in this generation. */
    void checked(Promise promise, long generation, Instant now) {
        answered(promise, List.of(), generation, now);
    }

    /** These reviews answer it in this generation, and a second person is to release that. */
    void answered(Promise promise, List<ClaimReview> reviews, long generation, Instant now) {
        jdbc.sql("""
                        update promise set checked_generation = :generation, checked_at = :now,
                          answered_at = case when :reviews::text[] <@ answered_by then answered_at else :now end,
                          answered_by = :reviews::text[]
                        where id = :id""")
                .param("generation", generation)
                .param("now", timestamp(now))
                .param("reviews", reviews.stream().map(it -> it.id().value()).toArray(String[]::new))
                .param("id", promise.id())
                .update();
    }

    /** The reviews that answer what people wait for, and when one of them last turned out to. */
    Map<ClaimReviewId, Instant> answers() {
        Map<ClaimReviewId, Instant> answers = new LinkedHashMap<>();
        jdbc.sql("select review, max(answered_at) from promise, unnest(answered_by) as review"
                        + " where answered_by <> '{}' group by review order by review")
                .query((row, _) -> answers.put(
                        new ClaimReviewId(row.getString(1)), row.getTimestamp(2).toInstant()))
                .list();
        return answers;
    }

    /** Those who wait for what this review answers, after a person in order. */
    List<Pseudonym> answeredBy(ClaimReviewId review, String after, int most) {
        return jdbc.sql("select distinct pseudonym from promise where answered_by <> '{}'"
                        + " and :review = any (answered_by) and sending_since is null"
                        + " and pseudonym > :after order by pseudonym limit :most")
                .param("review", review.value())
                .param("after", after)
                .param("most", most)
                .query((row, _) -> new Pseudonym(row.getString(1)))
                .list();
    }

    /** Which of these people wait for what this review answers, and are not being told of it now. */
    List<Pseudonym> answeredBy(ClaimReviewId review, List<Pseudonym> people) {
        return jdbc.sql("select distinct pseudonym from promise where pseudonym = any (:people)"
                        + " and :review = any (answered_by) and sending_since is null")
                .param("people", people.stream().map(Pseudonym::value).toArray(String[]::new))
                .param("review", review.value())
                .query((row, _) -> new Pseudonym(row.getString(1)))
                .list();
    }

    /** This person has been told of the review in another way; what nothing else answers has come to its end. */
    void told(Pseudonym person, ClaimReview review, Outcome outcome, Instant now) {
        end(
                "pseudonym = :person and answered_by = array[:review::text]",
                Map.of("person", person.value(), "review", review.id().value()),
                outcome,
                now);
        jdbc.sql("""
                        update promise set answered_by = array_remove(answered_by, :review::text), seen = trim(seen || :seen)
                        where pseudonym = :person and :review = any (answered_by)""")
                .param("review", review.id().value())
                .param("seen", " " + ShownAnswer.list(List.of(ShownAnswer.of(review, 0))))
                .param("person", person.value())
                .update();
    }

    /** Takes the promise for telling; false when it is gone, or somebody else has it. Whoever takes it tells once. */
    boolean take(Promise promise, Instant now) {
        return jdbc.sql("update promise set sending_since = ? where id = ? and sending_since is null")
                        .params(timestamp(now), promise.id())
                        .update()
                > 0;
    }

    /** Gives a taken promise back: it was certainly not told. */
    void putOff(Promise promise, Instant due) {
        jdbc.sql("update promise set sending_since = null, due_at = ?, attempts = attempts + 1 where id = ?")
                .params(timestamp(due), promise.id())
                .update();
    }

    void end(Promise promise, Outcome outcome, Instant now) {
        end("id = :id", Map.of("id", promise.id()), outcome, now);
    }

    /** Ends promises that were taken before and never came to an end: their instance died. */
    void endTakenBefore(Instant limit, Instant now) {
        end("sending_since < :limit", Map.of("limit", timestamp(limit)), Outcome.UNCERTAIN, now);
    }

    void endAskedBefore(Duration wait, Instant now) {
        end(
                "asked_at < :limit and sending_since is null",
                Map.of("limit", timestamp(now.minus(wait))),
                Outcome.EXPIRED,
                now);
    }

    private void end(String which, Map<String, Object> values, Outcome outcome, Instant now) {
        jdbc.sql("with gone as (delete from promise where " + which + " returning 1)"
                        + " insert into promise_outcome (day, outcome, count)"
                        + " select :day, :outcome, count(*) from gone having count(*) > 0"
                        + " on conflict (day, outcome) do update set count = promise_outcome.count + excluded.count")
                .params(values)
                .param("day", LocalDate.ofInstant(now, OFFICE_ZONE))
                .param("outcome", outcome.name())
                .update();
    }

    static OffsetDateTime timestamp(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
