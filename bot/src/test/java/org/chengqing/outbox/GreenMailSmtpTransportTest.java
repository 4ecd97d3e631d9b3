package org.chengqing.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.chengqing.outbox.MailTransport.Outcome;
import org.chengqing.outbox.MailTransport.Phase;
import org.chengqing.outbox.OutboxSettings.Tls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract against a mail server that others wrote, and its untrusted certificate. */
class GreenMailSmtpTransportTest extends MailTransportContract {
    private final GreenMail greenMail = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
    });

    @BeforeEach
    void start() {
        greenMail.start();
    }

    @AfterEach
    void stop() {
        greenMail.stop();
    }

    @Override
    MailTransport transport() {
        return new SmtpTransport(OutboxFixtures.server(greenMail.getSmtp().getPort(), Tls.NONE));
    }

    @Override
    List<byte[]> arrived() throws Exception {
        List<byte[]> all = new ArrayList<>();
        for (MimeMessage message : greenMail.getReceivedMessages()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            // GreenMail adds Return-Path and Received before what it was sent
            String text = bytes.toString(java.nio.charset.StandardCharsets.ISO_8859_1);
            // and takes the last line end away
            all.add((text.substring(text.indexOf("Message-ID:")).stripTrailing() + "\r\n")
                    .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        }
        return all;
    }

    @Test
    void stops_the_queue_at_a_certificate_that_nobody_vouches_for() {
        MailTransport transport =
                new SmtpTransport(OutboxFixtures.server(greenMail.getSmtps().getPort(), Tls.TLS));

        Outcome outcome = transport.send(
                OutboxFixtures.envelope("k1"),
                OutboxFixtures.content("A: b\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));

        assertThat(outcome).isInstanceOf(Outcome.Blocked.class);
        assertThat(outcome.phase()).isEqualTo(Phase.TLS);
        assertThat(greenMail.getReceivedMessages()).isEmpty();
    }
}
