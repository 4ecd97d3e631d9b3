package org.chengqing.faults;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Properties;
import java.util.Set;

/**
 * A mail as the office has it.
 *
 * @param messageId without its angle brackets
 * @param text subject and all text in it
 * @param attachments the SHA-256 in hex of everything in it that is not text to read
 */
public record ArrivedMail(String messageId, String text, Set<String> attachments) {
    /** Reads the bytes that came after DATA; throws {@link IllegalArgumentException} where they are no mail. */
    public static ArrivedMail read(byte[] bytes) {
        try {
            MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
            StringBuilder text = new StringBuilder(String.valueOf(mail.getSubject())).append('\n');
            Set<String> attachments = new HashSet<>();
            collect(mail, text, attachments);
            String id = String.valueOf(mail.getMessageID());
            return new ArrivedMail(id.replaceAll("[<>]", ""), text.toString(), Set.copyOf(attachments));
        } catch (MessagingException | IOException e) {
            throw new IllegalArgumentException("not a mail", e);
        }
    }

    private static void collect(Part part, StringBuilder text, Set<String> attachments)
            throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart many) {
            for (int i = 0; i < many.getCount(); i++) {
                collect(many.getBodyPart(i), text, attachments);
            }
        } else if (part.getFileName() == null && part.isMimeType("text/*")) {
            text.append(part.getContent()).append('\n');
        } else {
            try (InputStream in = part.getInputStream()) {
                attachments.add(sha256(in.readAllBytes()));
            }
        }
    }

    /** The SHA-256 of these bytes in hex. */
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
