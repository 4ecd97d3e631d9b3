package org.chengqing.outbox;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.EOFException;
import java.io.IOException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.chengqing.outbox.OutboxSettings.Smtp;
import org.chengqing.outbox.OutboxSettings.Tls;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * Hands mails to an SMTP server, each in its own connection and transaction with one recipient. What became of one is
 * told by the phase it reached and the server's own digits: before the content was sent, silence means that it was not
 * accepted; afterwards silence means nothing (RFC 5321, sections 4.2.5 and 4.5.3.2.6).
 */
final class SmtpTransport implements MailTransport {
    /** All replies of an attempt together; an honest server says a few hundred bytes, and TLS adds some thousands. */
    private static final long MOST_REPLY_BYTES = 1 << 20;

    /** The mailbox is full (RFC 3463): nothing is wrong with the mail, and somebody will make room. */
    private static final Pattern FULL = Pattern.compile("^5\\d\\d[ -]5\\.2\\.2\\b.*", Pattern.DOTALL);

    private final Smtp smtp;
    private final String host;

    /** With a server; throws {@link NullPointerException} for settings without a host. */
    SmtpTransport(Smtp smtp) {
        this.smtp = smtp;
        this.host = Objects.requireNonNull(smtp.host(), "outbox.smtp.host");
    }

    @Override
    public Outcome send(Envelope envelope, Content content) {
        try {
            content.bytes();
        } catch (IOException e) {
            return new Outcome.NotAccepted(Phase.BUILD, 0, e.getClass().getSimpleName());
        }
        if (!MailAddress.isPlain(envelope.to())) {
            return new Outcome.Refused(Phase.BUILD, 0, "not an address");
        }
        OpenSockets sockets = new OpenSockets(MOST_REPLY_BYTES);
        Session session = Session.getInstance(properties(envelope, sockets));
        PhasedConnection connection = new PhasedConnection(
                session, () -> sockets.waitForReplies(smtp.acceptTimeout()), smtp.tls() == Tls.TLS);
        try (Deadline _ = Deadline.in(smtp.attemptTimeout(), sockets::close)) {
            InternetAddress to = new InternetAddress(envelope.to(), true);
            connection.connect(host, smtp.port(), smtp.username(), smtp.password());
            connection.sendMessage(new FinishedMail(session, content), new InternetAddress[] {to});
            return new Outcome.Accepted(connection.getLastServerResponse().strip());
        } catch (AddressException e) {
            return new Outcome.Refused(Phase.BUILD, 0, "AddressException");
        } catch (MessagingException e) {
            return failure(connection, e);
        } finally {
            close(connection, sockets);
        }
    }

    private Outcome failure(PhasedConnection connection, MessagingException e) {
        Phase phase = connection.phase();
        int code = replyCode(e, connection);
        String error = errorClass(e);
        if (phase == Phase.CONNECT) {
            return connectFailure(connection, e, code, error);
        }
        if (code >= 500 && code < 600) {
            if (FULL.matcher(Objects.toString(connection.getLastServerResponse(), ""))
                    .matches()) {
                return new Outcome.NotAccepted(phase, code, "mailbox full");
            }
            return new Outcome.Refused(phase, code, error);
        }
        boolean explicitlyNot = code >= 400 && code < 500;
        return phase == Phase.CONTENT && !explicitlyNot
                ? new Outcome.Ambiguous(phase, error)
                : new Outcome.NotAccepted(phase, explicitlyNot ? code : 0, error);
    }

    /** A wrong password or an untrusted server stops everything: no try of any mail would get further. */
    private static Outcome connectFailure(PhasedConnection connection, MessagingException e, int code, String error) {
        if (e instanceof AuthenticationFailedException) {
            boolean mayPass = code == 0 || (code >= 400 && code < 500);
            return mayPass
                    ? new Outcome.NotAccepted(Phase.AUTH, code, error)
                    : new Outcome.Blocked(Phase.AUTH, code, error);
        }
        boolean certificate = hasCause(e, CertificateException.class)
                || hasCause(e, CertPathValidatorException.class)
                || hasCause(e, SSLPeerUnverifiedException.class)
                || (hasCause(e, SSLHandshakeException.class) && !hasCause(e, EOFException.class));
        if (certificate || connection.lacksStartTls()) {
            return new Outcome.Blocked(Phase.TLS, 0, connection.lacksStartTls() ? "no STARTTLS offered" : error);
        }
        return new Outcome.NotAccepted(hasCause(e, SSLException.class) ? Phase.TLS : Phase.CONNECT, code, error);
    }

    /** The digits of an explicit reply; 0 when the connection ended without one. */
    private static int replyCode(MessagingException e, PhasedConnection connection) {
        for (Exception at = e; at instanceof MessagingException m; at = m.getNextException()) {
            int code =
                    switch (m) {
                        case SMTPAddressFailedException refused -> refused.getReturnCode();
                        case SMTPSenderFailedException refused -> refused.getReturnCode();
                        case SMTPSendFailedException refused -> refused.getReturnCode();
                        default -> 0;
                    };
            if (code > 0) {
                return code;
            }
        }
        return hasCause(e, IOException.class) || connection.phase() != Phase.CONNECT
                ? 0
                : Math.max(0, connection.getLastReturnCode());
    }

    private static boolean hasCause(Throwable e, Class<? extends Throwable> type) {
        int depth = 0;
        for (Throwable at = e; at != null && depth < 20; at = at.getCause(), depth++) {
            if (type.isInstance(at)) {
                return true;
            }
        }
        return false;
    }

    private static String errorClass(MessagingException e) {
        Throwable deepest = e;
        for (int depth = 0; deepest.getCause() != null && depth < 20; depth++) {
            deepest = deepest.getCause();
        }
        return deepest.getClass().getSimpleName();
    }

    /** What the server says to QUIT changes nothing any more. */
    private static void close(PhasedConnection connection, OpenSockets sockets) {
        try {
            connection.close();
        } catch (MessagingException e) {
            // the outcome is known already
        } finally {
            sockets.close();
        }
    }

    private Properties properties(Envelope envelope, OpenSockets sockets) {
        Properties p = new Properties();
        String prefix = smtp.tls() == Tls.TLS ? "mail.smtps." : "mail.smtp.";
        p.put(prefix + "from", envelope.from());
        p.put(prefix + "localhost", "localhost");
        p.put(prefix + "connectiontimeout", Long.toString(smtp.connectTimeout().toMillis()));
        p.put(prefix + "timeout", Long.toString(smtp.commandTimeout().toMillis()));
        p.put(prefix + "sendpartial", "false");
        p.put(prefix + "allow8bitmime", "false");
        p.put(prefix + "auth", Boolean.toString(smtp.username() != null));
        p.put(prefix + "ssl.protocols", "TLSv1.2 TLSv1.3");
        p.put(prefix + "ssl.checkserveridentity", "true");
        p.put(prefix + "starttls.enable", Boolean.toString(smtp.tls() == Tls.STARTTLS));
        p.put(prefix + "starttls.required", Boolean.toString(smtp.tls() == Tls.STARTTLS));
        p.put(prefix + "socketFactory", sockets);
        p.put(prefix + "socketFactory.fallback", "false");
        return p;
    }

    @Override
    public boolean isIdempotent() {
        return false;
    }

    @Override
    public String destination() {
        return "邮件经 SMTP 服务器 " + host + ":" + smtp.port() + " 发出";
    }
}
