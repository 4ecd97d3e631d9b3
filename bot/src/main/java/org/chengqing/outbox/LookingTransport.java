package org.chengqing.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.chengqing.outbox.MailboxSearch.Finding;

/**
 * Looks for every mail before handing it over. A database that was restored from a backup does not know what was sent
 * since; the Message-ID of a mail is the same in both, so the mailbox knows. While the mailbox cannot be asked nothing is
 * sent.
 */
final class LookingTransport implements MailTransport {
    /** Older than any backup that mails may still be missing from. */
    private static final Duration BACK = Duration.ofDays(60);

    private final MailTransport transport;
    private final MailboxSearch mailbox;
    private final Clock clock;

    LookingTransport(MailTransport transport, MailboxSearch mailbox, Clock clock) {
        this.transport = transport;
        this.mailbox = mailbox;
        this.clock = clock;
    }

    @Override
    public Outcome send(Envelope envelope, Content content) {
        String id = envelope.messageId();
        Finding finding = mailbox.look(List.of(id), clock.instant().minus(BACK))
                .getOrDefault(id, new Finding.Unknown("no answer"));
        return switch (finding) {
            case Finding.Found found -> new Outcome.Accepted("found in " + found.folder() + " after a restore");
            case Finding.Absent absent -> transport.send(envelope, content);
            case Finding.Unknown unknown -> new Outcome.NotAccepted(Phase.CONNECT, 0, "mailbox: " + unknown.reason());
        };
    }

    @Override
    public boolean isIdempotent() {
        return transport.isIdempotent();
    }

    @Override
    public String destination() {
        return transport.destination() + "（数据库恢复后：先到邮箱里查，没有才发）";
    }
}
