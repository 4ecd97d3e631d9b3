package org.chengqing.outbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.chengqing.crash.CrashPoint;

/** A mail whose bytes are sent as they are stored, without being parsed or held in memory. */
final class FinishedMail extends MimeMessage {
    private final MailTransport.Content finished;

    FinishedMail(Session session, MailTransport.Content content) {
        super(session);
        finished = content;
    }

    @Override
    public void writeTo(OutputStream sink, String[] ignoredHeaders) throws IOException {
        try (InputStream in = finished.open()) {
            in.transferTo(sink);
            CrashPoint.reached(CrashPoint.MID_DATA);
        }
    }

    @Override
    public int getSize() throws MessagingException {
        try {
            return Math.toIntExact(finished.bytes());
        } catch (IOException e) {
            throw new MessagingException("mail without bytes", e);
        }
    }

    @Override
    public void saveChanges() {
        // the bytes are final
    }
}
