package org.chengqing.outbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.chengqing.outbox.MailboxSearch.Finding;
import org.chengqing.outbox.OutboxSettings.Tls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sent by our SMTP and looked for by our IMAP, on a server that others wrote. */
class GreenMailMailboxSearchTest {
    private final Instant lately = Clock.systemUTC().instant().minus(Duration.ofHours(1));
    private final GreenMail greenMail = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS)
    });
    private GreenMailUser office;

    @BeforeEach
    void start() {
        greenMail.start();
        office = greenMail.setUser("office@example.com", "office@example.com", "secret");
    }

    @AfterEach
    void stop() {
        greenMail.stop();
    }

    @Test
    void finds_what_arrived_and_nothing_else() {
        send("k1");

        assertThat(search(List.of()).look(List.of("k1@office.example", "k2@office.example"), lately))
                .isEqualTo(Map.of(
                        "k1@office.example", new Finding.Found("INBOX"), "k2@office.example", new Finding.Absent()));
    }

    @Test
    void finds_a_mail_that_a_rule_moved() throws Exception {
        send("k1");
        var folders = greenMail.getManagers().getImapHostManager();
        var inbox = folders.getInbox(office);
        var rule = folders.createMailbox(office, "Junk");
        long uid = inbox.getMessages().getFirst().getUid();
        inbox.moveMessage(uid, rule);

        assertThat(search(List.of()).look(List.of("k1@office.example"), lately))
                .containsEntry("k1@office.example", new Finding.Absent());
        assertThat(search(List.of("没有的", "Junk")).look(List.of("k1@office.example"), lately))
                .containsEntry("k1@office.example", new Finding.Found("Junk"));
    }

    @Test
    void knows_nothing_when_the_server_is_away_or_the_password_wrong() {
        int port = greenMail.getImap().getPort();
        office.setPassword("other");
        assertThat(search(List.of()).look(List.of("k1@office.example"), lately).get("k1@office.example"))
                .isInstanceOf(Finding.Unknown.class);

        greenMail.stop();
        assertThat(new ImapMailboxSearch(OutboxFixtures.mailbox("127.0.0.1", port, Tls.NONE, List.of()))
                        .look(List.of("k1@office.example"), lately)
                        .get("k1@office.example"))
                .isInstanceOf(Finding.Unknown.class);
    }

    @Test
    void tells_its_password_to_no_server_that_nobody_vouches_for() {
        MailboxSearch secure = new ImapMailboxSearch(
                OutboxFixtures.mailbox("127.0.0.1", greenMail.getImaps().getPort(), Tls.TLS, List.of()));

        assertThat(secure.look(List.of("k1@office.example"), lately).get("k1@office.example"))
                .isInstanceOf(Finding.Unknown.class);
    }

    private MailboxSearch search(List<String> folders) {
        return new ImapMailboxSearch(
                OutboxFixtures.mailbox("127.0.0.1", greenMail.getImap().getPort(), Tls.NONE, folders));
    }

    private void send(String key) {
        byte[] mail = ("Message-ID: <" + key + "@office.example>\r\nSubject: x\r\n\r\nx\r\n").getBytes(US_ASCII);
        assertThat(new SmtpTransport(OutboxFixtures.server(greenMail.getSmtp().getPort(), Tls.NONE))
                        .send(OutboxFixtures.envelope(key), OutboxFixtures.content(mail)))
                .isInstanceOf(MailTransport.Outcome.Accepted.class);
    }
}
