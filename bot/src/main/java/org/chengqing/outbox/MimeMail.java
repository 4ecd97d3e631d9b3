package org.chengqing.outbox;

import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.chengqing.blobs.Blobs;
import org.chengqing.outbox.OutgoingMail.Attachment;

/**
 * Writes a mail as MIME: plain text and HTML as alternatives, then the attachments, all in base64, so that no line is
 * long and no content can look like a header or the end of the mail. A file name is given twice, as RFC 2231 says and in
 * the encoded words (RFC 2047) that older Chinese mail programs read.
 */
final class MimeMail {
    private static final int LONGEST_NAME = 100;
    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private final Blobs blobs;
    private final OutboxSettings settings;
    private final Session session = Session.getInstance(new Properties());

    MimeMail(Blobs blobs, OutboxSettings settings) {
        this.blobs = blobs;
        this.settings = settings;
    }

    /** Writes the whole mail; a missing attachment is left out and named in the text. */
    void write(OutgoingMail mail, String messageId, Instant date, OutputStream sink)
            throws IOException, MessagingException {
        List<Attachment> present = new ArrayList<>();
        List<Attachment> missing = new ArrayList<>();
        for (Attachment attachment : mail.attachments()) {
            (isThere(attachment) ? present : missing).add(attachment);
        }
        MimeMessage message = new NamedMessage(session, messageId);
        message.setFrom(
                new InternetAddress(settings.from(), HeaderText.line(settings.fromName(), LONGEST_NAME), UTF_8));
        message.setRecipient(Message.RecipientType.TO, recipient(mail.to()));
        message.setSubject(mail.subject(), UTF_8);
        message.setSentDate(Date.from(date));
        message.setHeader("Auto-Submitted", "auto-generated");
        MimeMultipart mixed = new MimeMultipart("mixed");
        mixed.addBodyPart(bodies(mail, notes(present, missing)));
        for (Attachment attachment : present) {
            mixed.addBodyPart(part(attachment));
        }
        message.setContent(mixed);
        message.saveChanges();
        message.writeTo(sink);
    }

    private boolean isThere(Attachment attachment) throws IOException {
        try {
            long there = blobs.bytes(attachment.blob());
            return attachment.volume() == null
                    ? there > 0 || attachment.bytes() == 0
                    : there >= attachment.from() + attachment.bytes();
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static InternetAddress recipient(String to) throws MessagingException {
        if (!MailAddress.isPlain(to)) {
            throw new MessagingException("recipient that is not a plain address");
        }
        return new InternetAddress(to, true);
    }

    private List<String> notes(List<Attachment> present, List<Attachment> missing) throws IOException {
        List<String> notes = new ArrayList<>();
        for (Attachment attachment : present) {
            Volume volume = attachment.volume();
            if (volume != null) {
                String sha256 =
                        new BlobSlice(blobs, attachment.blob(), volume.wholeFrom(), volume.wholeBytes()).sha256();
                notes.add(volume.instructions(sha256));
            }
        }
        missing.forEach(attachment -> notes.add("（附件“" + attachment.filename() + "”已损坏，未能随信发送。）"));
        return notes;
    }

    private static MimeBodyPart bodies(OutgoingMail mail, List<String> notes) throws MessagingException {
        StringBuilder text = new StringBuilder(mail.text());
        StringBuilder html = new StringBuilder(mail.html());
        for (String note : notes) {
            text.append("\r\n").append(note);
            html.append("<p>").append(HeaderText.html(note)).append("</p>");
        }
        MimeMultipart alternatives = new MimeMultipart("alternative");
        alternatives.addBodyPart(body(text.toString(), "plain"));
        alternatives.addBodyPart(body(html.toString(), "html"));
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(alternatives);
        return part;
    }

    private static MimeBodyPart body(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    private MimeBodyPart part(Attachment attachment) throws MessagingException, IOException {
        ContentType type = new ContentType(attachment.contentType());
        type.setParameter("name", MimeUtility.encodeText(attachment.filename(), UTF_8, "B"));
        ContentDisposition disposition = new ContentDisposition("attachment");
        var parameters = new jakarta.mail.internet.ParameterList();
        parameters.set("filename", attachment.filename(), UTF_8);
        disposition.setParameterList(parameters);
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new BlobSource(blobs, attachment)));
        part.setHeader("Content-Type", type.toString());
        part.setHeader("Content-Disposition", disposition.toString());
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    /** Keeps our Message-ID where Jakarta Mail would put one of its own. */
    private static final class NamedMessage extends MimeMessage {
        private final String messageId;

        NamedMessage(Session session, String messageId) {
            super(session);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + messageId + ">");
        }
    }

    private record BlobSource(Blobs blobs, Attachment attachment) implements DataSource {
        @Override
        public InputStream getInputStream() throws IOException {
            return attachment.volume() == null
                    ? blobs.open(attachment.blob())
                    : new BlobSlice(blobs, attachment.blob(), attachment.from(), attachment.bytes()).open();
        }

        @Override
        public OutputStream getOutputStream() {
            throw new UnsupportedOperationException("a blob is written once");
        }

        @Override
        public String getContentType() {
            return attachment.contentType();
        }

        @Override
        public String getName() {
            return attachment.filename();
        }
    }
}
