package org.chengqing.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chengqing.channel.BulkChannel;
import org.chengqing.channel.BulkChannel.Asked;
import org.chengqing.channel.BulkChannel.JobStatus;
import org.chengqing.channel.BulkChannel.Started;
import org.chengqing.channel.BulkChannelContract;
import org.chengqing.channel.BulkQuota;
import org.chengqing.channel.BulkWay;
import org.chengqing.channel.NoticeTemplate;
import org.chengqing.channel.wechat.standin.Ledger;
import org.chengqing.channel.wechat.standin.Paths;
import org.chengqing.channel.wechat.standin.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeChatBulkTest implements BulkChannelContract {
    private static final List<String> SENDING =
            List.of(Paths.MASS_SEND, Paths.MASS_SEND_ALL, Paths.TEMPLATE_SEND, Paths.SUBSCRIBE_SEND);
    private final MovableClock clock = new MovableClock();
    private final WeChatFixture fixture = new WeChatFixture(clock);
    private WeChatFixture.Instance instance = fixture.instance();

    @AfterEach
    void stop() {
        instance.close();
        fixture.close();
    }

    @Override
    public BulkChannel channel() {
        instance.close();
        instance = fixture.instance();
        return instance.bulk();
    }

    @Override
    public String account() {
        return "main";
    }

    @Override
    public List<String> people(int count) {
        return fixture.account.followAll("o" + UUID.randomUUID().toString().substring(0, 8) + "-", count);
    }

    @Override
    public int tag(List<String> people) {
        return fixture.account.tag("村民", people);
    }

    @Override
    public void consents(String person) {
        fixture.account.consents(person, TEMPLATE, 1);
    }

    @Override
    public int reached(String person) {
        return fixture.weChat.ledger().countTo(person);
    }

    @Override
    public void loseNextAnswer() {
        SENDING.forEach(path -> fixture.weChat.orders().next(path, new Trouble.Drop()));
    }

    @Override
    public void pass(Duration time) {
        clock.advance(time);
    }

    private Started send(List<String> people, String clientId) {
        return channel().sendToList("main", people, TEXT, clientId);
    }

    @ParameterizedTest
    @CsvSource({
        "40130, true",
        "45067, true",
        "45002, true",
        "40007, true",
        "45015, true",
        "45047, true",
        "40003, true",
        "45028, false",
        "45064, false"
    })
    void says_of_a_refusal_whether_it_lasts(int code, boolean permanent) {
        fixture.weChat.orders().next(Paths.MASS_SEND, new Trouble.Code(code));
        List<String> people = people(2);
        assertThat(send(people, "refused-" + code)).isEqualTo(new Started.Refused(code, permanent));
        assertThat(people).allSatisfy(person -> assertThat(reached(person)).isZero());
    }

    @ParameterizedTest
    @ValueSource(ints = {48001, 48004, 50002, 40164, 61004, 89503})
    void says_that_somebody_who_runs_the_account_must_act(int code) {
        fixture.weChat.orders().next(Paths.MASS_SEND, new Trouble.Code(code));
        assertThat(send(people(2), "blocked")).isEqualTo(new Started.Blocked(code));
        fixture.weChat.orders().next(Paths.TAGS_GET, new Trouble.Code(code));
        assertThat(channel().tags("main")).isEqualTo(new Asked.Blocked<>(code));
    }

    @ParameterizedTest
    @CsvSource({"-1, 10", "45011, 60", "45066, 60"})
    void puts_off_what_passes(int code, int seconds) {
        fixture.weChat.orders().next(Paths.MASS_SEND, new Trouble.Code(code));
        List<String> people = people(2);
        assertThat(send(people, "later")).isEqualTo(new Started.Later(Duration.ofSeconds(seconds), "" + code));
        assertThat(BulkChannelContract.accepted(send(people, "later")).repeated())
                .isFalse();
        assertThat(reached(people.getFirst())).isEqualTo(1);
    }

    @Test
    void a_used_up_day_quota_waits_for_the_next_day() {
        fixture.account.quota(Paths.MASS_SEND, 1);
        List<String> people = people(2);
        BulkChannelContract.accepted(send(people, "one"));
        Started second = send(people, "two");
        assertThat(second).isInstanceOfSatisfying(Started.Later.class, later -> {
            assertThat(later.reason()).isEqualTo("45009");
            assertThat(later.retryIn()).isPositive().isLessThanOrEqualTo(Duration.ofHours(25));
            clock.advance(later.retryIn());
        });
        BulkChannelContract.accepted(send(people, "two"));
    }

    @Test
    void to_all_a_second_time_on_one_day_is_no_quota_and_not_for_ever() {
        people(2);
        BulkChannelContract.accepted(channel().sendToAll("main", TEXT, "all-1"));
        assertThat(channel().sendToAll("main", TEXT, "all-2")).isEqualTo(new Started.Refused(45028, false));
        clock.advance(Duration.ofDays(1));
        BulkChannelContract.accepted(channel().sendToAll("main", TEXT, "all-2"));
    }

    @Test
    void too_soon_is_a_minute_with_the_same_id_and_then_the_first_job() {
        List<String> people = people(2);
        String job = BulkChannelContract.accepted(send(people, "same")).jobId();
        assertThat(send(people, "same")).isEqualTo(new Started.Later(Duration.ofMinutes(1), "45066"));
        clock.advance(Duration.ofMinutes(1));
        assertThat(send(people, "same")).isEqualTo(new Started.Accepted(job, true));
        assertThat(reached(people.getFirst())).isEqualTo(1);
    }

    @Test
    void what_came_of_a_call_without_a_readable_answer_is_unknown() {
        List<String> people = people(2);
        for (Trouble trouble : List.of(
                new Trouble.Status(502),
                new Trouble.Slow(Duration.ofSeconds(4)),
                new Trouble.Body("text/html", "<html>busy</html>"),
                new Trouble.Truncate(5))) {
            fixture.weChat.orders().next(Paths.MASS_SEND, trouble);
            assertThat(send(people, "u-" + trouble.getClass().getSimpleName())).isInstanceOf(Started.Unknown.class);
        }
    }

    @Test
    void a_refused_token_is_renewed_and_nobody_is_told_twice() {
        List<String> people = people(2);
        fixture.weChat.orders().next(Paths.MASS_SEND, new Trouble.Code(40001));
        BulkChannelContract.accepted(send(people, "token"));
        assertThat(reached(people.getFirst())).isEqualTo(1);
    }

    @Test
    void the_fifth_mass_message_of_a_month_is_not_sent() {
        List<String> people = people(2);
        for (int i = 0; i < 5; i++) {
            BulkChannelContract.accepted(send(people, "month-" + i));
        }
        assertThat(reached(people.getFirst())).isEqualTo(4);
    }

    @Test
    void an_article_whose_draft_has_no_answer_reached_nobody_and_is_put_off() {
        List<String> people = people(2);
        fixture.weChat.orders().next(Paths.DRAFT_ADD, new Trouble.Drop());
        assertThat(channel().sendToList("main", people, BulkChannelContract.article(), "draft"))
                .isInstanceOf(Started.Later.class);
        assertThat(reached(people.getFirst())).isZero();
    }

    @Test
    void a_job_that_nobody_can_tell_of_is_unknown() {
        fixture.weChat.orders().next(Paths.MASS_GET, new Trouble.Drop());
        assertThat(channel().status("main", "1")).isInstanceOf(JobStatus.Unknown.class);
        assertThat(channel().status("main", "1")).isEqualTo(new JobStatus.Failed());
        assertThat(channel().delete("main", "1")).isEqualTo(new Asked.Refused<>(40059));
    }

    @Test
    void a_quota_that_cannot_be_asked_is_unknown() {
        fixture.weChat.orders().next(Paths.QUOTA_GET, 4, new Trouble.Code(76021));
        assertThat(channel().quota("main"))
                .containsEntry(BulkWay.CUSTOMER_SERVICE, new BulkQuota.Unknown("76021"))
                .containsEntry(BulkWay.SUBSCRIPTION, new BulkQuota.Known(100_000, 0, 100_000));
    }

    @Test
    void a_notice_says_what_the_template_has_and_where_a_tap_leads() {
        String person = people(1).getFirst();
        NoticeTemplate notice = new NoticeTemplate(
                NoticeTemplate.Kind.TEMPLATE,
                TEMPLATE,
                Map.of("thing1", "一二三四五六七八九十\n一二三四五六七八九十😀😀"),
                URI.create("https://desk.example/r/CQ-1"));
        BulkChannelContract.accepted(channel().notice("main", person, notice, "n-1"));
        assertThat(fixture.weChat.ledger().accepted(Paths.TEMPLATE_SEND))
                .singleElement()
                .extracting(Ledger.Entry::body)
                .satisfies(said -> {
                    assertThat(said.path("url").asString()).isEqualTo("https://desk.example/r/CQ-1");
                    assertThat(said.path("client_msg_id").asString()).isEqualTo("n-1");
                    assertThat(said.at("/data/thing1/value").asString()).isEqualTo("一二三四五六七八九十 一二三四五六七八…");
                });
    }

    @ParameterizedTest
    @CsvSource({"40003, true", "43004, true", "43101, true", "40037, true", "45009, false", "48001, false", "-1, false"
    })
    void a_notice_is_refused_for_good_put_off_or_blocked(int code, boolean refused) {
        fixture.weChat.orders().next(Paths.TEMPLATE_SEND, new Trouble.Code(code));
        NoticeTemplate notice = new NoticeTemplate(NoticeTemplate.Kind.TEMPLATE, TEMPLATE, Map.of("thing1", "一"), null);
        Started started = channel().notice("main", people(1).getFirst(), notice, "n");
        if (refused) {
            assertThat(started).isEqualTo(new Started.Refused(code, true));
        } else {
            assertThat(started).isInstanceOfAny(Started.Later.class, Started.Blocked.class);
        }
    }
}
