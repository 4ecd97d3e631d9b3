package org.chengqing.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.chengqing.channel.Channel.Sent;
import org.chengqing.channel.QuickReply;
import org.chengqing.channel.Reply;
import org.chengqing.channel.Sender;
import org.chengqing.channel.wechat.standin.Paths;
import org.chengqing.channel.wechat.standin.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerServiceTest {
    private final MovableClock clock = new MovableClock();
    private final WeChatFixture fixture = new WeChatFixture(clock);
    private final WeChatFixture.Instance instance = fixture.instance();
    private final Sender person = WeChatFixture.sender(WeChatFixture.openId());
    private final Reply reply = Reply.text("核实有了结果");

    CustomerServiceTest() {
        fixture.account.follow(person.person()).wrote(person.person());
    }

    @AfterEach
    void stop() {
        instance.close();
        fixture.close();
    }

    private Sent send() {
        return instance.channel().send(person, reply);
    }

    private int calls() {
        return fixture.weChat.ledger().calls(Paths.CUSTOM_SEND).size();
    }

    @Test
    void stops_after_five_since_the_last_message_without_calling() {
        instance.channel().noteContact(person, clock.instant());
        IntStream.range(0, 5).forEach(_ -> assertThat(send()).isInstanceOf(Sent.Accepted.class));
        assertThat(send()).isEqualTo(new Sent.Unreachable("allowance used up"));
        assertThat(calls()).isEqualTo(5);

        fixture.account.wrote(person.person());
        instance.channel().noteContact(person, clock.instant());
        assertThat(send()).isInstanceOf(Sent.Accepted.class);
    }

    @Test
    void counts_three_after_a_tap_besides_those_after_a_message() {
        fixture.account.tapped(person.person());
        instance.channel().noteContact(person, clock.instant());
        instance.channel().noteTap(person, clock.instant());
        IntStream.range(0, 8).forEach(_ -> assertThat(send()).isInstanceOf(Sent.Accepted.class));
        assertThat(send()).isInstanceOf(Sent.Unreachable.class);
        assertThat(calls()).isEqualTo(8);
    }

    @Test
    void two_instances_share_the_count() {
        try (WeChatFixture.Instance other = fixture.instance()) {
            instance.channel().noteContact(person, clock.instant());
            for (int i = 0; i < 5; i++) {
                WeChatFixture.Instance one = i % 2 == 0 ? instance : other;
                assertThat(one.channel().send(person, reply)).isInstanceOf(Sent.Accepted.class);
            }
            assertThat(other.channel().send(person, reply)).isInstanceOf(Sent.Unreachable.class);
            assertThat(calls()).isEqualTo(5);
        }
    }

    @Test
    void an_unknown_person_is_left_to_the_platform_and_its_refusal_is_remembered() {
        clock.advance(Duration.ofHours(49));
        assertThat(send()).isEqualTo(new Sent.Unreachable("45015"));
        assertThat(send()).isEqualTo(new Sent.Unreachable("allowance used up"));
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void offers_answers_to_tap_as_a_menu() {
        Reply choice = Reply.text("您问的是哪一条？", new QuickReply("pick:1", "喝醋软化血管", "1"));
        assertThat(instance.channel().send(person, choice)).isInstanceOf(Sent.Accepted.class);
        assertThat(fixture.weChat.ledger().messagesTo(person.person()))
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.path("msgtype").asString()).isEqualTo("msgmenu");
                    assertThat(message.at("/msgmenu/list/0/id").asString()).isEqualTo("pick:1");
                    assertThat(message.at("/msgmenu/list/0/content").asString()).isEqualTo("喝醋软化血管");
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {45015, 45047, 40003, 43004, 45002})
    void gives_up_on_codes_that_last(int code) {
        fixture.weChat.orders().next(Paths.CUSTOM_SEND, new Trouble.Code(code));
        assertThat(send()).isEqualTo(new Sent.Unreachable(Integer.toString(code)));
        assertThat(calls()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {48001, 40164})
    void tells_that_the_account_may_not_whoever_it_is_for_and_gives_the_allowance_back(int code) {
        instance.channel().noteContact(person, clock.instant());
        fixture.weChat.orders().next(Paths.CUSTOM_SEND, 9, new Trouble.Code(code));
        IntStream.range(0, 9).forEach(_ -> assertThat(send()).isEqualTo(new Sent.Blocked(Integer.toString(code))));
        assertThat(calls()).isEqualTo(9);
        assertThat(send()).isInstanceOf(Sent.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 45009, 45011})
    void puts_off_what_passes_and_gives_the_allowance_back(int code) {
        instance.channel().noteContact(person, clock.instant());
        fixture.weChat.orders().next(Paths.CUSTOM_SEND, 9, new Trouble.Code(code));
        IntStream.range(0, 9)
                .forEach(_ -> assertThat(send())
                        .isInstanceOfSatisfying(
                                Sent.Later.class,
                                later -> assertThat(later.retryIn())
                                        .isPositive()
                                        .isLessThanOrEqualTo(Duration.ofHours(25))));
        assertThat(calls()).isEqualTo(9);
        IntStream.range(0, 5).forEach(_ -> assertThat(send()).isInstanceOf(Sent.Accepted.class));
    }

    @Test
    void an_answer_that_is_lost_is_unknown_and_nothing_is_repeated() {
        fixture.weChat.orders().next(Paths.CUSTOM_SEND, new Trouble.Drop());
        assertThat(send()).isInstanceOf(Sent.Unknown.class);
        fixture.weChat.orders().next(Paths.CUSTOM_SEND, new Trouble.Slow(Duration.ofSeconds(4)));
        assertThat(send()).isInstanceOf(Sent.Unknown.class);
        fixture.weChat.orders().next(Paths.CUSTOM_SEND, new Trouble.Status(502));
        assertThat(send()).isInstanceOf(Sent.Unknown.class);
        fixture.weChat.orders().next(Paths.CUSTOM_SEND, new Trouble.Body("text/html", "<html>busy</html>"));
        assertThat(send()).isInstanceOf(Sent.Unknown.class);
        assertThat(calls()).isEqualTo(4);
        assertThat(fixture.weChat.ledger().messagesTo(person.person())).hasSizeBetween(2, 3);
    }

    @Test
    void nobody_listening_is_put_off() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        URI closed = URI.create("http://127.0.0.1:" + port);
        try (WeChatFixture.Instance down = fixture.instance(closed, WeChatFixture.settings(Duration.ofSeconds(2)))) {
            assertThat(down.channel().send(person, reply)).isInstanceOf(Sent.Later.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired", "40001", "42001", "40014"})
    void fifty_callers_on_two_instances_renew_a_refused_token_once(String how) throws Exception {
        List<Sender> people = IntStream.range(0, 50)
                .mapToObj(_ -> WeChatFixture.sender(WeChatFixture.openId()))
                .toList();
        people.forEach(one -> fixture.account.wrote(one.person()));
        try (WeChatFixture.Instance other = fixture.instance();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(send()).isInstanceOf(Sent.Accepted.class);
            assertThat(other.channel().send(person, reply)).isInstanceOf(Sent.Accepted.class);
            assertThat(fixture.account.tokensIssued()).isEqualTo(1);
            int before = fixture.weChat.ledger().calls(Paths.STABLE_TOKEN).size();
            if (how.equals("expired")) {
                fixture.account.expireTokens();
            } else {
                // one caller is refused although the token is good: it must be renewed by force, and only once
                fixture.weChat.orders().next(Paths.CUSTOM_SEND, new Trouble.Code(Integer.parseInt(how)));
            }
            List<Callable<Sent>> calls = IntStream.range(0, 50)
                    .<Callable<Sent>>mapToObj(
                            i -> () -> (i % 2 == 0 ? instance : other).channel().send(people.get(i), reply))
                    .toList();
            for (Future<Sent> sent : threads.invokeAll(calls)) {
                assertThat(sent.get()).isInstanceOf(Sent.Accepted.class);
            }
            assertThat(fixture.account.tokensIssued()).isEqualTo(2);
            assertThat(fixture.weChat.ledger().calls(Paths.STABLE_TOKEN))
                    .hasSize(before + (how.equals("expired") ? 1 : 2));
            people.forEach(one ->
                    assertThat(fixture.weChat.ledger().messagesTo(one.person())).hasSize(1));
        }
    }

    @Test
    void without_redis_the_stable_token_is_the_same_and_messages_go_out() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (WeChatFixture alone = new WeChatFixture(clock, URI.create("redis://127.0.0.1:" + port));
                WeChatFixture.Instance one = alone.instance();
                WeChatFixture.Instance two = alone.instance()) {
            alone.account.wrote(person.person());
            one.channel().noteContact(person, clock.instant());
            assertThat(one.channel().send(person, reply)).isInstanceOf(Sent.Accepted.class);
            assertThat(two.channel().send(person, reply)).isInstanceOf(Sent.Accepted.class);
            assertThat(alone.account.tokensIssued()).isEqualTo(1);
        }
    }

    @Test
    void a_token_that_nobody_gives_is_asked_for_once_by_all_who_wait() throws Exception {
        fixture.weChat.orders().next(Paths.STABLE_TOKEN, 50, new Trouble.Code(40125));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Sent>> calls = IntStream.range(0, 20)
                    .<Callable<Sent>>mapToObj(_ -> this::send)
                    .toList();
            for (Future<Sent> sent : threads.invokeAll(calls)) {
                assertThat(sent.get()).isEqualTo(new Sent.Blocked("40125"));
            }
        }
        assertThat(fixture.weChat.ledger().calls(Paths.STABLE_TOKEN)).hasSize(1);
    }
}
