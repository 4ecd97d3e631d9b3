package org.chengqing.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chengqing.outbox.OutgoingMail.Attachment;

/**
 * Makes several mails of one whose attachments are too large together. They are filled in order; a file that alone is
 * too large is cut into volumes.
 */
final class MailSplitter {
    /** Cutting less than this in two would help no server. */
    private static final long SMALLEST = 64 << 10;

    private static final int LONGEST_SUBJECT = 200;

    private MailSplitter() {}

    /** The mail itself when it is small enough, otherwise its parts with keys of their own. */
    static List<OutgoingMail> split(OutgoingMail mail, long limit) {
        List<List<Attachment>> parts = fill(mail.attachments(), limit);
        if (parts.size() < 2) {
            return List.of(mail);
        }
        List<OutgoingMail> mails = new ArrayList<>();
        for (int n = 1; n <= parts.size(); n++) {
            mails.add(part(mail, n, parts.size(), parts.get(n - 1)));
        }
        return mails;
    }

    /** Whether a server that finds it too large may take it in smaller parts. */
    static boolean canBeHalved(OutgoingMail mail) {
        return bytes(mail.attachments()) >= SMALLEST;
    }

    /** Parts with at most half of the attachments' bytes. */
    static List<OutgoingMail> halve(OutgoingMail mail) {
        return split(mail, (bytes(mail.attachments()) + 1) / 2);
    }

    private static long bytes(List<Attachment> attachments) {
        return attachments.stream().mapToLong(Attachment::bytes).sum();
    }

    private static List<List<Attachment>> fill(List<Attachment> attachments, long limit) {
        List<List<Attachment>> parts = new ArrayList<>(List.of(new ArrayList<>()));
        long filled = 0;
        for (Attachment piece : attachments.stream()
                .flatMap(attachment -> cut(attachment, limit).stream())
                .toList()) {
            if (filled > 0 && filled + piece.bytes() > limit) {
                parts.add(new ArrayList<>());
                filled = 0;
            }
            parts.getLast().add(piece);
            filled += piece.bytes();
        }
        return parts;
    }

    private static List<Attachment> cut(Attachment file, long limit) {
        if (file.bytes() <= limit) {
            return List.of(file);
        }
        // a volume that is cut again keeps its name: those of its pieces lead back to it
        String name = file.volume() == null ? Volume.safeName(file.filename()) : file.filename();
        int volumes = Math.toIntExact((file.bytes() + limit - 1) / limit);
        List<Attachment> pieces = new ArrayList<>();
        for (int n = 1; n <= volumes; n++) {
            long skipped = (n - 1) * limit;
            Volume volume = new Volume(name, n, volumes, file.from() + skipped, file.from(), file.bytes());
            pieces.add(new Attachment(
                    file.blob(),
                    volume.filename(),
                    "application/octet-stream",
                    Math.min(limit, file.bytes() - skipped),
                    volume));
        }
        return pieces;
    }

    private static OutgoingMail part(OutgoingMail mail, int number, int of, List<Attachment> attachments) {
        String mark = "（第 " + number + "/" + of + " 部分）";
        String subject = HeaderText.line(mail.subject(), LONGEST_SUBJECT - mark.length()) + mark;
        boolean first = number == 1;
        String note = first
                ? "附件较多，本邮件分成 " + of + " 部分，这是第 1 部分；其余部分只有附件。"
                : "这是邮件“" + mail.subject() + "”的第 " + number + "/" + of + " 部分，正文在第 1 部分。";
        List<String> lines = new ArrayList<>(List.of(note));
        if (!first) {
            lines.add("本部分的附件：");
            attachments.forEach(file -> lines.add("- " + file.filename() + "（" + size(file.bytes()) + "）"));
        }
        StringBuilder html = new StringBuilder(first ? mail.html() : "");
        lines.forEach(line -> html.append("<p>").append(HeaderText.html(line)).append("</p>"));
        String text = String.join("\n", lines) + "\n";
        return new OutgoingMail(
                mail.key() + "." + number + "of" + of,
                mail.to(),
                subject,
                first ? mail.text() + "\n\n" + text : text,
                html.toString(),
                attachments);
    }

    private static String size(long bytes) {
        return bytes < 1 << 20
                ? Math.max(1, bytes >> 10) + " KB"
                : String.format(Locale.ROOT, "%.1f MB", bytes / (double) (1 << 20));
    }
}
