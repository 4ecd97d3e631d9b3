package org.chengqing.outbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chengqing.outbox.MailTransport.Outcome;
import org.junit.jupiter.api.Test;

/** What every way to a mailbox promises. */
abstract class MailTransportContract {
    /** Lines that break a careless transport: a lone dot, leading dots, header-like and empty ones. */
    private static final String AWKWARD = """
            Message-ID: <k1@office.example>\r
            Subject: x\r
            \r
            .\r
            ..\r
            .leading\r
            From here\r
            QUIT\r
            \r
            last line\r
            """;

    abstract MailTransport transport();

    /** The mails that arrived, with CRLF at the end of lines. */
    abstract List<byte[]> arrived() throws Exception;

    @Test
    void delivers_the_bytes_as_they_are() throws Exception {
        byte[] bytes = AWKWARD.getBytes(US_ASCII);

        Outcome outcome = transport().send(OutboxFixtures.envelope("k1"), OutboxFixtures.content(bytes));

        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        assertThat(arrived()).hasSize(1);
        assertThat(new String(arrived().getFirst(), US_ASCII)).isEqualTo(AWKWARD);
    }

    @Test
    void makes_a_second_copy_only_where_it_says_so() throws Exception {
        byte[] bytes = AWKWARD.getBytes(US_ASCII);

        transport().send(OutboxFixtures.envelope("k1"), OutboxFixtures.content(bytes));
        Outcome second = transport().send(OutboxFixtures.envelope("k1"), OutboxFixtures.content(bytes));

        assertThat(second).isInstanceOf(Outcome.Accepted.class);
        assertThat(arrived()).hasSize(transport().isIdempotent() ? 1 : 2);
    }

    @Test
    void delivers_five_megabytes() throws Exception {
        byte[] bytes =
                ("Message-ID: <k2@office.example>\r\n\r\n" + "0123456789abcdef\r\n".repeat(300_000)).getBytes(US_ASCII);

        assertThat(transport().send(OutboxFixtures.envelope("k2"), OutboxFixtures.content(bytes)))
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(OutboxFixtures.sha256(arrived().getFirst())).isEqualTo(OutboxFixtures.sha256(bytes));
    }

    @Test
    void says_that_nothing_was_accepted_when_the_content_cannot_be_read() throws Exception {
        Outcome outcome = transport().send(OutboxFixtures.envelope("k3"), new MailTransport.Content() {
            @Override
            public long bytes() throws java.io.IOException {
                throw new java.io.IOException("disk");
            }

            @Override
            public java.io.InputStream open() throws java.io.IOException {
                throw new java.io.IOException("disk");
            }
        });

        assertThat(outcome).isInstanceOf(Outcome.NotAccepted.class);
        assertThat(arrived()).isEmpty();
    }

    @Test
    void names_its_destination() {
        assertThat(transport().destination()).startsWith("邮件");
    }
}
