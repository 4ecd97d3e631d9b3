package org.chengqing.questions;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chengqing.channel.Sender;
import org.chengqing.identity.Contacts;
import org.chengqing.identity.Pseudonym;
import org.chengqing.identity.Pseudonyms;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.Rating;

/**
 * Who was given which answer and who asked what has none, so that they can be told when that changes. People are keyed
 * hashes, questions too; a note is lost rather than waited for. Everything but {@link #given} and {@link #unanswered}
 * blocks on JDBC.
 */
public final class Askers {
    private final AskerTable table;
    private final GroupTable groups;
    private final Promises promises;
    private final Contacts contacts;
    private final Pseudonyms pseudonyms;
    private final KnowledgeBase knowledge;
    private final Fence fence;
    private final AskerSettings settings;
    private final Clock clock;

    Askers(
            AskerTable table,
            GroupTable groups,
            Promises promises,
            Contacts contacts,
            Pseudonyms pseudonyms,
            KnowledgeBase knowledge,
            Fence fence,
            AskerSettings settings,
            Clock clock) {
        this.table = table;
        this.groups = groups;
        this.promises = promises;
        this.contacts = contacts;
        this.pseudonyms = pseudonyms;
        this.knowledge = knowledge;
        this.fence = fence;
        this.settings = settings;
        this.clock = clock;
    }

    /** Notes that this person was shown these judgements; does not wait. */
    public void given(Sender sender, Collection<ClaimReview> reviews) {
        if (settings.noted() && !reviews.isEmpty()) {
            Pseudonym person = pseudonyms.of(sender);
            fence.start(() -> {
                contacts.keep(person, sender);
                reviews.forEach(review -> given(person, review));
            });
        }
    }

    /** Notes that this person has been told of a review by a broadcast. */
    public void given(Pseudonym person, ClaimReview review) {
        given(List.of(person), review);
    }

    /** Notes that these people have been told of a review by a broadcast. */
    public void given(List<Pseudonym> people, ClaimReview review) {
        table.given(
                people, review.id().value(), review.revision(), review.rating().code(), clock.instant());
    }

    /** Notes that these people have been told that what they were shown does not hold any more. */
    public void corrected(List<Pseudonym> people, ClaimReviewId review) {
        table.forget(people, review.value());
    }

    /** Notes that this person has been told of these reviews because they waited for them, where that is noted at all. */
    void given(Pseudonym person, List<ClaimReview> reviews) {
        if (settings.noted()) {
            fence.start(() -> reviews.forEach(review -> given(person, review)));
        }
    }

    /** Those who wait for what this review answers, after a person in order. */
    public List<Pseudonym> waiting(ClaimReviewId review, String after, int most) {
        return promises.answeredBy(review, after, most);
    }

    /** Which of these people wait for what this review answers. */
    public Set<Pseudonym> waiting(ClaimReviewId review, List<Pseudonym> people) {
        return Set.copyOf(promises.answeredBy(review, people));
    }

    /** This person has been told of a review that they waited for; {@code sure}: not only perhaps. */
    public void answered(Pseudonym person, ClaimReview review, boolean sure) {
        promises.told(person, review, sure ? Promise.Outcome.TOLD : Promise.Outcome.UNCERTAIN, clock.instant());
    }

    /** Notes that this person has been told that what they were shown does not hold any more. */
    public void corrected(Pseudonym person, ClaimReviewId review) {
        corrected(List.of(person), review);
    }

    /** Notes that this person asked something that nothing answers; does not wait. */
    public void unanswered(Sender sender, String question) {
        if (settings.noted() && !QuestionText.grouped(question).isEmpty()) {
            Pseudonym person = pseudonyms.of(sender);
            fence.start(() -> {
                contacts.keep(person, sender);
                table.missing(person, promises.digest(question), clock.instant());
            });
        }
    }

    /** Those who were last shown another judgement on a claim than the one that stands, after a person in order. */
    public List<Pseudonym> misinformed(ClaimReviewId review, String after, int most) {
        return table.givenOtherThan(review.value(), standing(review), after, most);
    }

    /** Those who asked in a wording of this group and got no answer, after a person in order; empty for no such group. */
    public List<Pseudonym> asked(long group, String after, int most) {
        return groups.find(group, clock.instant())
                .map(found -> {
                    List<String> digests = new ArrayList<>(List.of(promises.digest(found.question())));
                    groups.examples(group).forEach(example -> digests.add(promises.digest(example)));
                    return table.without(digests, after, most);
                })
                .orElse(List.of());
    }

    /** Which of these people were last shown exactly this revision of the review. */
    public Set<Pseudonym> shown(ClaimReview review, List<Pseudonym> people) {
        return Set.copyOf(table.shown(review.id().value(), review.revision(), people));
    }

    /** By review, how many people were last shown another judgement than the one that stands. */
    public Map<ClaimReviewId, Integer> toCorrect() {
        Map<ClaimReviewId, Integer> people = new LinkedHashMap<>();
        for (String line : table.reviewsGiven()) {
            String[] parts = line.split(" ", 2);
            ClaimReviewId review = new ClaimReviewId(parts[0]);
            if (!standing(review).equals(parts[1])) {
                people.merge(review, table.given(parts[0], parts[1]), Integer::sum);
            }
        }
        return people;
    }

    /** The judgements that people were last shown of this review, without the one that stands. */
    public List<Rating> heldWrongly(ClaimReviewId review) {
        return table.ratingsGiven(review.value()).stream()
                .filter(rating -> !rating.equals(standing(review)))
                .flatMap(rating -> Rating.of(rating).stream())
                .toList();
    }

    /** The rating that stands; empty text, which no rating is, when nothing does. */
    private String standing(ClaimReviewId review) {
        Optional<ClaimReview> released = knowledge.released(review);
        return released.map(it -> it.rating().code()).orElse("");
    }

    /** Which of these people stand here. */
    List<Pseudonym> known(List<Pseudonym> people) {
        return table.known(people);
    }

    /** The claims whose answers this person was shown. */
    List<String> shownTo(Pseudonym person) {
        return table.shownTo(person).stream()
                .map(id -> knowledge
                        .released(new ClaimReviewId(id))
                        .map(review -> review.claim().text())
                        .orElse(id))
                .toList();
    }

    void forget(Pseudonym person) {
        table.forget(person);
    }

    /** Forgets the notes that were kept long enough; how many at most this many were. */
    int expire(Instant now, int most) {
        return table.forget(now.minus(settings.kept()), most);
    }
}
