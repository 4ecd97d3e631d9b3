package org.chengqing.intake;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import org.chengqing.attachments.FileType;
import org.chengqing.blobs.Blobs;
import org.chengqing.channel.Channel;
import org.chengqing.channel.Channel.Fetched;
import org.jspecify.annotations.Nullable;

/**
 * One try to copy the bytes of a piece from its channel into a blob. Whatever is not wholly the content that was sent
 * ends in an exception, so that no blob comes of it, and {@link #outcome()} says why. For use by one thread, once.
 */
final class Download implements Blobs.Writer {
    private final Channel channel;
    private final Pieces.Wanted wanted;
    private final long room;
    private byte[] head = {};
    private @Nullable Fetched outcome;

    Download(Channel channel, Pieces.Wanted wanted, long room) {
        this.channel = channel;
        this.wanted = wanted;
        this.room = room;
    }

    @Override
    public void writeTo(OutputStream sink) throws IOException {
        Capped capped = new Capped(sink, room);
        try {
            outcome = judged(channel.fetch(wanted.media(), room, capped), capped);
        } finally {
            if (capped.full) {
                outcome = new Fetched.TooLarge(room);
            }
        }
        head = capped.head();
        if (!(outcome instanceof Fetched.Complete)) {
            throw new IOException("no content");
        }
    }

    /** A platform may answer with an empty file, or with an error in words where a picture should be. */
    private Fetched judged(Fetched fetched, Capped capped) {
        if (!(fetched instanceof Fetched.Complete)) {
            return fetched;
        }
        if (capped.bytes == 0) {
            return new Fetched.Gone("empty");
        }
        boolean words = wanted.kind() == Kind.DOCUMENT
                ? FileType.isErrorAnswer(capped.head())
                : FileType.isWords(capped.head());
        return words ? new Fetched.Later(Duration.ZERO, "words instead of " + wanted.kind()) : fetched;
    }

    /** What became of it; null when the channel did not come to an end. */
    @Nullable
    Fetched outcome() {
        return outcome;
    }

    /** What the platform calls the file. */
    @Nullable
    String filename() {
        return outcome instanceof Fetched.Complete complete ? complete.filename() : null;
    }

    /** The first bytes. */
    byte[] head() {
        return head;
    }

    /** Remembers the first bytes and lets no more through than there is room for. */
    private static final class Capped extends FilterOutputStream {
        private final long room;
        private final byte[] head = new byte[FileType.HEAD];
        private long bytes;
        private boolean full;

        Capped(OutputStream sink, long room) {
            super(sink);
            this.room = room;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            if (bytes + length > room) {
                full = true;
                throw new IOException("more than " + room + " bytes");
            }
            if (bytes < head.length) {
                System.arraycopy(buffer, offset, head, (int) bytes, (int) Math.min(length, head.length - bytes));
            }
            out.write(buffer, offset, length);
            bytes += length;
        }

        private byte[] head() {
            return Arrays.copyOf(head, (int) Math.min(bytes, head.length));
        }
    }
}
