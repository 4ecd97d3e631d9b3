package org.chengqing.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.chengqing.channel.BulkChannel.Asked;
import org.chengqing.channel.BulkChannel.Followers;
import org.chengqing.channel.BulkChannel.JobStatus;
import org.chengqing.channel.BulkChannel.Started;
import org.junit.jupiter.api.Test;

/** What {@link BulkChannel} promises, for every adapter: its test implements this and supplies the platform. */
public interface BulkChannelContract {
    /** A template whose subscription notices {@link #consents} allows. */
    String TEMPLATE = "template-1";

    /** The adapter under test, connected to a platform that works; another one each time, like after a restart. */
    BulkChannel channel();

    /** One of its accounts. */
    String account();

    /** So many people who follow the account, none of whom was told anything yet. */
    List<String> people(int count);

    /** A tag that these people have. */
    int tag(List<String> people);

    /** The person agrees to one subscription notice of {@link #TEMPLATE}. */
    void consents(String person);

    /** How many messages of any kind have reached this person; no previews. */
    int reached(String person);

    /** The next call that sends takes effect, but its answer is lost. */
    void loseNextAnswer();

    /** Time goes by, for the platform too. */
    void pass(Duration time);

    BulkMessage.Text TEXT = new BulkMessage.Text("网传“喝醋软化血管”为谣言");

    @Test
    default void knows_its_accounts_and_no_others() {
        assertThat(channel().accounts()).contains(account());
        assertThatThrownBy(() -> channel().sendToAll("nobody", TEXT, "c")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> channel().tags("nobody")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void a_list_is_told_once_each_and_its_job_ends() {
        List<String> people = people(3);
        Started.Accepted accepted = accepted(channel().sendToList(account(), people, TEXT, "list-1"));
        assertThat(accepted.repeated()).isFalse();
        assertThat(people).allSatisfy(person -> assertThat(reached(person)).isEqualTo(1));
        assertThat(channel().status(account(), accepted.jobId()))
                .isInstanceOfAny(JobStatus.Sending.class, JobStatus.Succeeded.class);
    }

    @Test
    default void an_answer_lost_after_the_send_is_found_again_under_the_same_client_id() {
        List<String> people = people(3);
        loseNextAnswer();
        assertThat(channel().sendToList(account(), people, TEXT, "lost-1"))
                .isInstanceOfSatisfying(
                        Started.Unknown.class,
                        unknown -> assertThat(unknown.repeatableFor()).isGreaterThanOrEqualTo(Duration.ofHours(24)));
        Started soon = channel().sendToList(account(), people, TEXT, "lost-1");
        if (soon instanceof Started.Later(Duration retryIn, String _)) {
            pass(retryIn);
        }
        Started.Accepted first = accepted(channel().sendToList(account(), people, TEXT, "lost-1"));
        Started.Accepted again = accepted(channel().sendToList(account(), people, TEXT, "lost-1"));
        assertThat(first.repeated()).isTrue();
        assertThat(again.jobId()).isEqualTo(first.jobId()).isNotEmpty();
        assertThat(people).allSatisfy(person -> assertThat(reached(person)).isEqualTo(1));
    }

    @Test
    default void a_tag_reaches_those_who_have_it() {
        List<String> people = people(4);
        int tag = tag(people.subList(0, 2));
        accepted(channel().sendToTag(account(), tag, TEXT, "tag-1"));
        assertThat(people).extracting(this::reached).containsExactly(1, 1, 0, 0);
        assertThat(got(channel().tags(account())))
                .anySatisfy(one -> assertThat(one).isEqualTo(new BulkChannel.Tag(tag, one.name(), 2)));
        assertThat(got(channel().tagged(account(), tag, null)).people())
                .containsExactlyInAnyOrderElementsOf(people.subList(0, 2));
    }

    @Test
    default void all_are_reached_by_a_send_to_all() {
        List<String> people = people(3);
        accepted(channel().sendToAll(account(), TEXT, "all-1"));
        assertThat(people).allSatisfy(person -> assertThat(reached(person)).isEqualTo(1));
    }

    @Test
    default void followers_come_page_by_page() {
        List<String> people = people(12_345);
        Followers first = got(channel().followers(account(), null));
        assertThat(first.total()).isEqualTo(people.size());
        assertThat(first.people()).hasSize(10_000);
        Followers second = got(channel().followers(account(), first.next()));
        assertThat(second.next()).isNull();
        assertThat(second.people()).hasSize(2_345).doesNotContainAnyElementsOf(first.people());
    }

    @Test
    default void a_list_is_neither_too_short_nor_too_long() {
        for (int count : List.of(0, 1, 10_001)) {
            assertThatThrownBy(() -> channel().sendToList(account(), Collections.nCopies(count, "o"), TEXT, "short"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        List<String> people = people(10_000);
        accepted(channel().sendToList(account(), people, TEXT, "long"));
        assertThat(reached(people.getLast())).isEqualTo(1);
    }

    @Test
    default void a_client_id_that_cannot_be_used_reaches_nobody() {
        List<String> people = people(2);
        String tooLong = "x".repeat(33);
        assertThatThrownBy(() -> channel().sendToList(account(), people, TEXT, tooLong))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(people).allSatisfy(person -> assertThat(reached(person)).isZero());
    }

    @Test
    default void an_article_is_laid_down_shown_to_one_sent_and_taken_back() {
        List<String> people = people(2);
        BulkMessage.Draft draft = got(channel().draft(account(), article()));
        accepted(channel().preview(account(), people.getFirst(), draft));
        assertThat(reached(people.getFirst())).isZero();
        Started.Accepted sent = accepted(channel().sendToList(account(), people, draft, "article-1"));
        assertThat(people).allSatisfy(person -> assertThat(reached(person)).isEqualTo(1));
        got(channel().delete(account(), sent.jobId()));
        assertThat(channel().status(account(), sent.jobId())).isEqualTo(new JobStatus.Deleted());
    }

    @Test
    default void an_article_can_be_sent_as_it_is() {
        List<String> people = people(2);
        accepted(channel().sendToList(account(), people, article(), "article-2"));
        assertThat(people).allSatisfy(person -> assertThat(reached(person)).isEqualTo(1));
    }

    @Test
    default void a_template_message_goes_out_once_for_its_client_id() {
        String person = people(1).getFirst();
        loseNextAnswer();
        assertThat(channel().notice(account(), person, template(NoticeTemplate.Kind.TEMPLATE), "t-1"))
                .isInstanceOfSatisfying(
                        Started.Unknown.class,
                        unknown -> assertThat(unknown.repeatableFor()).isPositive());
        Started.Accepted again =
                accepted(channel().notice(account(), person, template(NoticeTemplate.Kind.TEMPLATE), "t-1"));
        assertThat(again.jobId()).isNotEmpty();
        assertThat(reached(person)).isEqualTo(1);
    }

    @Test
    default void a_subscription_notice_needs_consent_and_is_never_repeatable() {
        String person = people(1).getFirst();
        NoticeTemplate notice = template(NoticeTemplate.Kind.SUBSCRIPTION);
        assertThat(channel().notice(account(), person, notice, "s-1")).isEqualTo(new Started.Refused(43101, true));
        consents(person);
        loseNextAnswer();
        assertThat(channel().notice(account(), person, notice, "s-1"))
                .isInstanceOfSatisfying(
                        Started.Unknown.class,
                        unknown -> assertThat(unknown.repeatableFor()).isZero());
        assertThat(channel().notice(account(), person, notice, "s-2")).isEqualTo(new Started.Refused(43101, true));
        assertThat(reached(person)).isEqualTo(1);
    }

    @Test
    default void tells_what_is_left_today_of_every_way() {
        BulkQuota before = channel().quota(account()).get(BulkWay.MASS_TO_LIST);
        accepted(channel().sendToList(account(), people(2), TEXT, "quota-1"));
        Map<BulkWay, BulkQuota> after = channel().quota(account());
        assertThat(after).containsOnlyKeys(BulkWay.values());
        assertThat(before)
                .isInstanceOfSatisfying(
                        BulkQuota.Known.class,
                        known -> assertThat(after.get(BulkWay.MASS_TO_LIST))
                                .isEqualTo(new BulkQuota.Known(known.daily(), known.used() + 1, known.left() - 1)));
    }

    /** An article with a cover of its own. */
    static BulkMessage.Article article() {
        return new BulkMessage.Article(
                "喝醋不能软化血管",
                "云溪辟谣",
                null,
                "<p>专家：<b>没有</b>依据。</p>",
                new BulkMessage.Cover.Brought(new Picture("cover.png", new byte[] {(byte) 0x89, 'P', 'N', 'G'})),
                null);
    }

    private static NoticeTemplate template(NoticeTemplate.Kind kind) {
        return new NoticeTemplate(kind, TEMPLATE, Map.of("thing1", "喝醋软化血管", "phrase2", "谣言"), null);
    }

    /** What was accepted, or a failed assertion. */
    static Started.Accepted accepted(Started started) {
        assertThat(started).isInstanceOf(Started.Accepted.class);
        return (Started.Accepted) started;
    }

    /** What was got, or a failed assertion. */
    static <T> T got(Asked<T> asked) {
        assertThat(asked).isInstanceOf(Asked.Got.class);
        return ((Asked.Got<T>) asked).value();
    }
}
