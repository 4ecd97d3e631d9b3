package org.chengqing.blobs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that is there to be thrown overboard: when the disk is nearly full its space lets texts and their mails get
 * through for a while, and an operator find room to work in. Methods block on the disk.
 */
final class Ballast {
    private static final Logger LOG = LoggerFactory.getLogger(Ballast.class);
    private static final int CHUNK = 1 << 20;
    private static final int ROOM = 10;

    private final Path file;
    private final BallastSettings settings;
    private final FreeSpace free;

    Ballast(Path file, BallastSettings settings, FreeSpace free) {
        this.file = file;
        this.settings = settings;
        this.free = free;
    }

    /** Looks at the disk once, and takes the ballast in or throws it out. */
    void tend() throws IOException {
        long size = settings.size().toBytes();
        long room = free.bytes();
        boolean there = Files.exists(file);
        if (there && (size == 0 || room < settings.floor().toBytes())) {
            Files.delete(file);
            LOG.warn("The disk had {} MB left: the ballast of {} was given up", room >> 20, settings.size());
        } else if (size > 0 && room >= ROOM * size && !(there && Files.size(file) == size)) {
            write(size);
        }
    }

    /** Of random bytes: a file of zeros takes no space where the file system packs. */
    private void write(long size) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        try {
            Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (FileChannel channel = FileChannel.open(
                    unfinished,
                    options,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                fill(channel, size);
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void fill(FileChannel channel, long size) throws IOException {
        Random random = new Random(size);
        byte[] chunk = new byte[CHUNK];
        for (long left = size; left > 0; ) {
            random.nextBytes(chunk);
            ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, (int) Math.min(left, CHUNK));
            while (bytes.hasRemaining()) {
                left -= channel.write(bytes);
            }
        }
    }

    /** How many bytes the disk has left for this program. */
    @FunctionalInterface
    interface FreeSpace {
        long bytes() throws IOException;
    }
}
