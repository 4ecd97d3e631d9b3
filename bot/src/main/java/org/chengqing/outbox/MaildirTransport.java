package org.chengqing.outbox;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A Maildir (<a href="https://cr.yp.to/proto/maildir.html">D. J. Bernstein</a>) that any mail program can open. A file
 * is named after the Message-ID, so that a mail delivered again is found in {@code new} or {@code cur} and left as it is.
 */
final class MaildirTransport implements MailTransport {
    private final Path folder;

    MaildirTransport(Path folder) {
        this.folder = folder;
    }

    @Override
    public Outcome send(Envelope envelope, Content content) {
        try {
            for (String part : new String[] {"tmp", "new", "cur"}) {
                Files.createDirectories(folder.resolve(part));
            }
            if (!isThere(envelope.messageId())) {
                deliver(envelope.messageId(), content);
            }
            return new Outcome.Accepted("written to the Maildir");
        } catch (IOException e) {
            return new Outcome.NotAccepted(Phase.CONTENT, 0, e.getClass().getSimpleName());
        }
    }

    /** A mail program that has seen it moves it to {@code cur} and adds {@code :2,} and flags to its name. */
    private boolean isThere(String name) throws IOException {
        if (Files.exists(folder.resolve("new").resolve(name))) {
            return true;
        }
        for (String part : new String[] {"new", "cur"}) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder.resolve(part), file -> {
                String there = file.getFileName().toString();
                return there.equals(name) || there.startsWith(name + ":");
            })) {
                if (found.iterator().hasNext()) {
                    return true;
                }
            }
        }
        return false;
    }

    private void deliver(String name, Content content) throws IOException {
        Path temporary = folder.resolve("tmp").resolve(name);
        try (FileChannel file = FileChannel.open(
                        temporary,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING);
                InputStream in = content.open()) {
            OutputStream sink = new UnixLines(Channels.newOutputStream(file));
            in.transferTo(sink);
            sink.flush();
            file.force(true);
        }
        Files.move(temporary, folder.resolve("new").resolve(name), StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(folder.resolve("new"), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    @Override
    public boolean isIdempotent() {
        return true;
    }

    @Override
    public String destination() {
        return "邮件写入 " + folder + "（未配置 SMTP）";
    }

    /** Files of a Maildir end their lines with LF; our MIME has a CR only before one. */
    private static final class UnixLines extends FilterOutputStream {
        private final byte[] kept = new byte[1 << 16];

        UnixLines(OutputStream sink) {
            super(sink);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            for (int done = 0; done < length; ) {
                int n = 0;
                for (; done < length && n < kept.length; done++) {
                    if (buffer[offset + done] != '\r') {
                        kept[n++] = buffer[offset + done];
                    }
                }
                out.write(kept, 0, n);
            }
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }
    }
}
