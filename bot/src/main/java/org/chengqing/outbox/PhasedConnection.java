package org.chengqing.outbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import org.chengqing.crash.CrashPoint;
import org.chengqing.outbox.MailTransport.Phase;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** An SMTP connection that knows how far it has come. For one mail and one thread. */
final class PhasedConnection extends SMTPTransport {
    private final Runnable beforeLastReply;
    private volatile Phase phase = Phase.CONNECT;
    private volatile boolean lacksStartTls;

    PhasedConnection(Session session, Runnable beforeLastReply, boolean tlsFromTheStart) {
        super(session, null, tlsFromTheStart ? "smtps" : "smtp", tlsFromTheStart);
        this.beforeLastReply = beforeLastReply;
    }

    Phase phase() {
        return phase;
    }

    /** Whether TLS is required and was not offered. */
    boolean lacksStartTls() {
        return lacksStartTls;
    }

    @Override
    protected boolean ehlo(String domain) throws MessagingException {
        boolean answered = super.ehlo(domain);
        lacksStartTls = getRequireStartTLS() && !isSSL() && !supportsExtension("STARTTLS");
        return answered;
    }

    @Override
    protected void mailFrom() throws MessagingException {
        phase = Phase.MAIL;
        super.mailFrom();
    }

    @Override
    protected void rcptTo() throws MessagingException {
        phase = Phase.RCPT;
        super.rcptTo();
    }

    @Override
    protected OutputStream data() throws MessagingException {
        phase = Phase.DATA;
        OutputStream content = super.data();
        phase = Phase.CONTENT;
        return content;
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        if (phase == Phase.CONTENT) {
            CrashPoint.reached(CrashPoint.DOT_SENT);
        }
        return super.readServerResponse();
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        beforeLastReply.run();
        super.finishData();
    }
}
