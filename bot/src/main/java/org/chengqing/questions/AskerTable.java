package org.chengqing.questions;

import java.time.Instant;
import java.util.List;
import org.chengqing.identity.Pseudonym;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who was given which answer, and who asked what has none, in PostgreSQL. Methods block. */
final class AskerTable {
    private final JdbcClient jdbc;

    AskerTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void given(List<Pseudonym> people, String review, int revision, String rating, Instant now) {
        jdbc.sql("""
                        insert into answer_given (person, review_id, revision, rating, at)
                        select person, :review, :revision, :rating, :now from unnest(:people::text[]) as t(person)
                        on conflict (person, review_id) do update
                          set revision = excluded.revision, rating = excluded.rating, at = excluded.at
                          where answer_given.revision <= excluded.revision""")
                .param(
                        "people",
                        people.stream().map(Pseudonym::value).distinct().toArray(String[]::new))
                .param("review", review)
                .param("revision", revision)
                .param("rating", rating)
                .param("now", Promises.timestamp(now))
                .update();
    }

    void missing(Pseudonym person, String digest, Instant now) {
        jdbc.sql("insert into answer_missing (person, digest, at) values (:person, :digest, :now)"
                        + " on conflict (person, digest) do update set at = excluded.at")
                .param("person", person.value())
                .param("digest", digest)
                .param("now", Promises.timestamp(now))
                .update();
    }

    /** Those who were last shown another judgement than this one, after a person in order. */
    List<Pseudonym> givenOtherThan(String review, String rating, String after, int most) {
        return jdbc.sql("select person from answer_given where review_id = :review and rating <> :rating"
                        + " and person > :after order by person limit :most")
                .param("review", review)
                .param("rating", rating)
                .param("after", after)
                .param("most", most)
                .query((row, _) -> new Pseudonym(row.getString(1)))
                .list();
    }

    /** Which of these people were last shown exactly this revision. */
    List<Pseudonym> shown(String review, int revision, List<Pseudonym> people) {
        return jdbc.sql("select person from answer_given where review_id = :review and revision = :revision"
                        + " and person = any (:people)")
                .param("review", review)
                .param("revision", revision)
                .param("people", people.stream().map(Pseudonym::value).toArray(String[]::new))
                .query((row, _) -> new Pseudonym(row.getString(1)))
                .list();
    }

    /** Those who asked in one of these wordings, or wait for an answer to one, after a person in order. */
    List<Pseudonym> without(List<String> digests, String after, int most) {
        return jdbc.sql("""
                        select person from (
                          select person from answer_missing where digest = any (:digests)
                          union select pseudonym from promise where digest = any (:digests) and pseudonym is not null
                        ) as asked where person > :after order by person limit :most""")
                .param("digests", digests.toArray(String[]::new))
                .param("after", after)
                .param("most", most)
                .query((row, _) -> new Pseudonym(row.getString(1)))
                .list();
    }

    /** How many people were last shown another judgement than the one that stands, by review. */
    List<String> reviewsGiven() {
        return jdbc.sql("select distinct review_id || ' ' || rating from answer_given order by 1")
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** The judgements of a review that people were last shown. */
    List<String> ratingsGiven(String review) {
        return jdbc.sql("select distinct rating from answer_given where review_id = ? order by 1")
                .param(review)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** How many were last shown this judgement. */
    int given(String review, String rating) {
        return jdbc.sql("select count(*) from answer_given where review_id = ? and rating = ?")
                .params(review, rating)
                .query(Integer.class)
                .single();
    }

    /** The reviews that this person was shown. */
    List<String> shownTo(Pseudonym person) {
        return jdbc.sql("select review_id from answer_given where person = ? order by at")
                .param(person.value())
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** Which of these people stand here at all. */
    List<Pseudonym> known(List<Pseudonym> people) {
        return jdbc.sql("select person from answer_given where person = any (:people)"
                        + " union select person from answer_missing where person = any (:people)")
                .param("people", people.stream().map(Pseudonym::value).toArray(String[]::new))
                .query((row, _) -> new Pseudonym(row.getString(1)))
                .list();
    }

    void forget(List<Pseudonym> people, String review) {
        jdbc.sql("delete from answer_given where person = any (?) and review_id = ?")
                .params(people.stream().map(Pseudonym::value).toArray(String[]::new), review)
                .update();
    }

    void forget(Pseudonym person) {
        jdbc.sql("delete from answer_given where person = ?")
                .param(person.value())
                .update();
        jdbc.sql("delete from answer_missing where person = ?")
                .param(person.value())
                .update();
    }

    /** How many rows older than that went, at most this many. */
    int forget(Instant before, int most) {
        int given = jdbc.sql(
                        "delete from answer_given where ctid in (select ctid from answer_given where at < ? limit ?)")
                .params(Promises.timestamp(before), most)
                .update();
        int missing = jdbc.sql(
                        "delete from answer_missing where ctid in (select ctid from answer_missing where at < ? limit ?)")
                .params(Promises.timestamp(before), most - given)
                .update();
        return given + missing;
    }
}
