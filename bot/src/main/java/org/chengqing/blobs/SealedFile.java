package org.chengqing.blobs;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.chengqing.sealing.DataKey;
import org.chengqing.sealing.MasterKey;
import org.chengqing.sealing.Unreadable;

/**
 * The form of a blob on the disk: four bytes of magic, the blob's own key, wrapped for its name, and the content sealed
 * with it. The name is known only after the content, so the key is written last.
 */
final class SealedFile implements AutoCloseable {
    private static final byte[] MAGIC = "CQB1".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = MAGIC.length + MasterKey.WRAPPED;

    private final FileChannel file;
    private final MasterKey master;
    private final DataKey key;
    private final OutputStream content;

    private SealedFile(FileChannel file, MasterKey master) throws IOException {
        this.file = file;
        this.master = master;
        key = master.newDataKey();
        file.position(HEADER);
        content = key.sealing(new LeftOpen(Channels.newOutputStream(file)));
    }

    static SealedFile begin(FileChannel file, MasterKey master) throws IOException {
        return new SealedFile(file, master);
    }

    /** Takes the content; to be closed before the blob gets its name. */
    OutputStream content() {
        return content;
    }

    void nameAs(BlobId id) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER)
                .put(MAGIC)
                .put(master.wrap(key, id.value()))
                .flip();
        for (long at = 0; header.hasRemaining(); ) {
            at += file.write(header, at);
        }
    }

    static InputStream open(Path path, MasterKey master, BlobId id, long from) throws IOException {
        InputStream in = Files.newInputStream(path);
        try {
            byte[] header = in.readNBytes(HEADER);
            if (header.length < HEADER || !Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
                throw new IOException("blob without a header");
            }
            byte[] wrapped = Arrays.copyOfRange(header, MAGIC.length, HEADER);
            return master.unwrap(wrapped, id.value()).opening(in, from);
        } catch (Unreadable e) {
            in.close();
            throw new IOException("blob that cannot be opened", e);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** How long the content is if the file is whole. */
    static long contentBytes(Path path) throws IOException {
        return DataKey.plainBytes(Math.max(0, Files.size(path) - HEADER));
    }

    @Override
    public void close() throws IOException {
        content.close();
    }

    private static final class LeftOpen extends FilterOutputStream {
        LeftOpen(OutputStream sink) {
            super(sink);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            out.write(buffer, offset, length);
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }
}
