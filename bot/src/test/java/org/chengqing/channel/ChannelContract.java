package org.chengqing.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.chengqing.channel.Channel.Fetched;
import org.chengqing.channel.Channel.Sent;
import org.junit.jupiter.api.Test;

/** What {@link Channel} promises, for every adapter: its test implements this and supplies the platform. */
public interface ChannelContract {
    /** The adapter under test, connected to a platform that works. */
    Channel channel();

    /** A person whom the channel reaches now, for at least three messages. The same one all through a test. */
    Sender reachable();

    /** A person out of reach, on the adapter under test or on another one of its kind. */
    OutOfReach outOfReach();

    /** What has reached this person, as they would read it, oldest first. */
    List<String> received(Sender person);

    /** Lets the platform hold these bytes. */
    MediaRef stored(byte[] bytes);

    /** Media that the platform does not have. */
    MediaRef missing();

    /** A channel and somebody whom it cannot reach. */
    record OutOfReach(Channel channel, Sender person) {}

    @Test
    default void has_the_name_that_its_senders_carry() {
        assertThat(channel().name()).isEqualTo(reachable().channel());
    }

    @Test
    default void delivers_a_text() {
        assertThat(channel().send(reachable(), Reply.text("您好，<已收到> & 会尽快核实"))).isEqualTo(new Sent.Accepted());
        assertThat(received(reachable()))
                .singleElement()
                .asString()
                .contains("已收到")
                .contains("会尽快核实");
    }

    @Test
    default void delivers_messages_in_order() {
        for (String word : List.of("甲", "乙", "丙")) {
            assertThat(channel().send(reachable(), Reply.text(word))).isInstanceOf(Sent.Accepted.class);
        }
        assertThat(received(reachable())).hasSize(3);
        assertThat(String.join("", received(reachable()))).containsSubsequence("甲", "乙", "丙");
    }

    @Test
    default void delivers_a_card_with_its_claim_rating_and_conclusion() {
        Reply.Part card = new Reply.Part.Card(
                "salt-radiation",
                "谣言",
                "false",
                "吃碘盐可以防辐射",
                "没有依据，不必抢购。",
                List.of(new Reply.CardSource("国家卫生健康委", null, null)),
                LocalDate.of(2026, 11, 20),
                null);
        assertThat(channel().send(reachable(), new Reply(List.of(card), List.of())))
                .isInstanceOf(Sent.Accepted.class);
        assertThat(String.join("\n", received(reachable()))).contains("谣言", "吃碘盐可以防辐射", "没有依据，不必抢购。", "国家卫生健康委");
    }

    @Test
    default void delivers_the_answers_to_tap() {
        Reply reply = Reply.text("您想问哪一条？", new QuickReply("choose:1", "碘盐防辐射", "1"));
        assertThat(channel().send(reachable(), reply)).isInstanceOf(Sent.Accepted.class);
        assertThat(String.join("\n", received(reachable()))).contains("您想问哪一条？", "碘盐防辐射");
    }

    @Test
    default void says_nothing_for_a_silent_reply() {
        assertThat(channel().send(reachable(), Reply.silent())).isInstanceOf(Sent.Accepted.class);
        assertThat(received(reachable())).isEmpty();
    }

    @Test
    default void tells_that_somebody_is_out_of_reach_without_naming_them() {
        OutOfReach gone = outOfReach();
        Sent sent = gone.channel().send(gone.person(), Reply.text("有人吗"));
        assertThat(sent).isInstanceOf(Sent.Unreachable.class);
        assertThat(sent.toString()).doesNotContain(gone.person().person());
        assertThat(received(gone.person())).isEmpty();
    }

    @Test
    default void copies_media_byte_for_byte() throws IOException {
        byte[] bytes = noise(300_000);
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        Fetched fetched = channel().fetch(stored(bytes), 1_000_000, sink);
        assertThat(fetched)
                .isInstanceOfSatisfying(
                        Fetched.Complete.class,
                        complete -> assertThat(complete.bytes()).isEqualTo(bytes.length));
        assertThat(sink.toByteArray()).isEqualTo(bytes);
    }

    @Test
    default void copies_media_of_just_the_allowed_size() throws IOException {
        byte[] bytes = noise(50_000);
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        assertThat(channel().fetch(stored(bytes), bytes.length, sink)).isInstanceOf(Fetched.Complete.class);
        assertThat(sink.toByteArray()).isEqualTo(bytes);
    }

    @Test
    default void stops_at_the_cap() throws IOException {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        assertThat(channel().fetch(stored(noise(200_000)), 65_536, sink)).isEqualTo(new Fetched.TooLarge(65_536));
        assertThat(sink.size()).isLessThanOrEqualTo(65_536);
    }

    @Test
    default void tells_that_media_are_gone() throws IOException {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        assertThat(channel().fetch(missing(), 65_536, sink)).isInstanceOf(Fetched.Gone.class);
        assertThat(sink.size()).isZero();
    }

    @Test
    default void passes_on_the_failure_of_the_sink() {
        MediaRef media = stored(noise(100_000));
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no space left");
            }
        };
        assertThatThrownBy(() -> channel().fetch(media, 1_000_000, full))
                .isInstanceOf(IOException.class)
                .hasMessage("no space left");
    }

    private static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        bytes[0] = (byte) 0xff; // no platform takes it for JSON
        return bytes;
    }
}
