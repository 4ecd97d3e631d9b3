package org.chengqing.outbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Ends attempts as it was told, and otherwise accepts. */
final class ScriptedTransport implements MailTransport {
    /** Key and SHA-256 of every mail it was handed. */
    final List<String> handed = new CopyOnWriteArrayList<>();

    final List<String> recipients = new CopyOnWriteArrayList<>();

    private final Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
    private final boolean idempotent;

    ScriptedTransport(boolean idempotent) {
        this.idempotent = idempotent;
    }

    ScriptedTransport then(Outcome... next) {
        outcomes.addAll(List.of(next));
        return this;
    }

    @Override
    public Outcome send(Envelope envelope, Content content) {
        recipients.add(envelope.to());
        try (InputStream in = content.open()) {
            handed.add(envelope.messageId() + " " + OutboxFixtures.sha256(in.readAllBytes()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        Outcome next = outcomes.poll();
        return next == null ? new Outcome.Accepted("250 ok") : next;
    }

    @Override
    public boolean isIdempotent() {
        return idempotent;
    }

    @Override
    public String destination() {
        return "邮件";
    }
}
