package org.chengqing.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After the database was restored from a backup: mails that it calls waiting may have been sent since. */
class RestoredMailTest {
    private final SettableClock clock = new SettableClock();
    private final ScriptedTransport server = new ScriptedTransport(false);
    private final ScriptedMailbox mailbox = new ScriptedMailbox();

    @TempDir
    private Path folder;

    private Desk desk;

    @BeforeEach
    void open() throws IOException {
        Desk.clear();
        desk = new Desk(
                folder, new LookingTransport(server, mailbox, clock), mailbox, OutboxFixtures.settings(), clock);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void what_lies_in_the_mailbox_is_not_sent_again() {
        mailbox.mails.add("k1@office.example");
        desk.enqueue(OutboxFixtures.mail("k1"));
        desk.advanceAll();

        assertThat(desk.state("k1")).isEqualTo(MailState.SENT);
        assertThat(server.handed).isEmpty();
        assertThat(desk.events).containsExactly(new MailDelivered("k1", clock.instant()));
    }

    @Test
    void what_is_not_there_is_sent() {
        desk.enqueue(OutboxFixtures.mail("k1"));
        desk.advanceAll();

        assertThat(desk.state("k1")).isEqualTo(MailState.SENT);
        assertThat(server.handed).hasSize(1);
    }

    @Test
    void nothing_is_sent_while_the_mailbox_cannot_be_asked() {
        mailbox.answers = false;
        desk.enqueue(OutboxFixtures.mail("k1"));
        desk.advanceAll();

        assertThat(desk.state("k1")).isEqualTo(MailState.RETRY);
        assertThat(server.handed).isEmpty();
    }
}
