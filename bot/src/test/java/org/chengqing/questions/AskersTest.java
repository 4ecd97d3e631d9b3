package org.chengqing.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.chengqing.SampleReview;
import org.chengqing.channel.Sender;
import org.chengqing.identity.Contacts;
import org.chengqing.identity.PrivateContacts;
import org.chengqing.identity.Pseudonym;
import org.chengqing.identity.Pseudonyms;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.Rating;
import org.chengqing.sealing.MasterKey;
import org.chengqing.servers.RealServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class AskersTest {
    private static final DataSource SOURCE = RealServers.dataSource();
    private static final ClaimReviewId W1 = new ClaimReviewId("W1");
    private static final Sender ANNA = new Sender("test", "main", "anna");
    private static final Sender BERT = new Sender("test", "main", "bert");

    private final JdbcClient jdbc = JdbcClient.create(SOURCE);
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-28T08:00:00Z"), ZoneOffset.UTC);
    private final KnowledgeBase knowledge = mock();
    private final Pseudonyms pseudonyms = new Pseudonyms(new byte[32]);
    private final Contacts contacts = PrivateContacts.on(SOURCE, clock);
    private final Promises promises =
            new Promises(jdbc, pseudonyms, contacts, new MasterKey(new byte[32]).keyFor("test"));
    private final Fence fence = new Fence(Duration.ofSeconds(20), 8);
    private final Askers askers = askers(true);

    @BeforeEach
    void nobody_asked() {
        jdbc.sql("truncate answer_given, answer_missing, identity.contact, promise")
                .update();
        when(knowledge.released(any())).thenReturn(Optional.empty());
    }

    @AfterEach
    void close() {
        fence.close();
    }

    private Askers askers(boolean noted) {
        return new Askers(
                new AskerTable(jdbc),
                new GroupTable(jdbc, new SpikeSettings(10, 3, Duration.ofDays(7), 5, 200)),
                promises,
                contacts,
                pseudonyms,
                knowledge,
                fence,
                new AskerSettings(noted, Duration.ofDays(30)),
                clock);
    }

    private static ClaimReview review(int revision, Rating rating) {
        return SampleReview.of(W1.value(), "明天停水")
                .rating(rating)
                .conclusion("结论")
                .revision(revision)
                .review();
    }

    private long given() {
        return jdbc.sql("select count(*) from answer_given").query(Long.class).single();
    }

    @Test
    void whoever_saw_the_old_judgement_is_found_when_it_changes_and_whoever_saw_the_new_one_is_not() {
        askers.given(ANNA, List.of(review(1, Rating.TRUE)));
        askers.given(BERT, List.of(review(1, Rating.TRUE)));
        await().until(() -> given() == 2);
        when(knowledge.released(W1)).thenReturn(Optional.of(review(1, Rating.TRUE)));
        assertThat(askers.misinformed(W1, "", 10)).isEmpty();
        assertThat(askers.toCorrect()).isEmpty();

        when(knowledge.released(W1)).thenReturn(Optional.of(review(2, Rating.FALSE)));
        askers.given(pseudonyms.of(BERT), review(2, Rating.FALSE));

        assertThat(askers.misinformed(W1, "", 10)).containsExactly(pseudonyms.of(ANNA));
        assertThat(askers.toCorrect()).isEqualTo(Map.of(W1, 1));
        assertThat(askers.heldWrongly(W1)).containsExactly(Rating.TRUE);
        assertThat(askers.shown(review(2, Rating.FALSE), List.of(pseudonyms.of(ANNA), pseudonyms.of(BERT))))
                .containsExactly(pseudonyms.of(BERT));
    }

    @Test
    void a_withdrawn_review_is_to_be_corrected_with_everybody_who_saw_it() {
        askers.given(ANNA, List.of(review(1, Rating.TRUE)));
        await().until(() -> given() == 1);

        assertThat(askers.misinformed(W1, "", 10)).containsExactly(pseudonyms.of(ANNA));
        assertThat(askers.misinformed(W1, pseudonyms.of(ANNA).value(), 10)).isEmpty();
        askers.corrected(pseudonyms.of(ANNA), W1);
        assertThat(askers.misinformed(W1, "", 10)).isEmpty();
        assertThat(askers.toCorrect()).isEmpty();
    }

    @Test
    void an_older_revision_never_covers_a_newer_one() {
        Pseudonym anna = pseudonyms.of(ANNA);
        askers.given(anna, review(3, Rating.FALSE));
        askers.given(anna, review(2, Rating.TRUE));

        assertThat(jdbc.sql("select revision from answer_given")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void words_are_nowhere_and_forgetting_leaves_nothing() {
        askers.unanswered(ANNA, "听说城东粮库着火了");
        askers.given(ANNA, List.of(review(1, Rating.TRUE)));
        await().until(() -> given() == 1
                && jdbc.sql("select count(*) from answer_missing")
                                .query(Long.class)
                                .single()
                        == 1);
        assertThat(jdbc.sql("select answer_missing::text from answer_missing")
                        .query(String.class)
                        .single())
                .doesNotContain("粮库", "anna");

        askers.forget(pseudonyms.of(ANNA));

        assertThat(given()).isZero();
        assertThat(askers.known(List.of(pseudonyms.of(ANNA)))).isEmpty();
    }

    @Test
    void notes_expire_and_an_office_that_does_not_want_them_has_none() {
        askers.given(pseudonyms.of(ANNA), review(1, Rating.TRUE));
        assertThat(new OldAskerNotes(askers).expire(clock.instant().plus(Duration.ofDays(29)), 10))
                .isEmpty();
        assertThat(new OldAskerNotes(askers).expire(clock.instant().plus(Duration.ofDays(31)), 10))
                .hasSize(1);
        askers(false).given(ANNA, List.of(review(1, Rating.TRUE)));
        fence.close();
        assertThat(given()).isZero();
    }
}
