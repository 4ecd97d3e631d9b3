package org.chengqing.blobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.chengqing.crash.CrashPoint;
import org.chengqing.sealing.MasterKey;

/**
 * The blob folder. A blob is sealed with a key of its own and lies at {@code ab/cdef…}, after its name, and is written once: into a temporary file in the
 * folder, which is fsynced, renamed into place and made durable by an fsync of its directory. Content that is already
 * there is not stored again.
 *
 * <p>Several processes may share the folder. Methods block on the disk and are safe for many threads.
 */
public final class Blobs {
    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final String TEMPORARY = "incoming-";
    private static final int ID_PREFIX = 2;
    private static final long CHECK_ROOM_EVERY = 8L << 20;

    private final Path folder;
    private final byte[] key;
    private final MasterKey master;
    private final BlobSettings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /**
     * Opens the folder, which is made where it is missing.
     *
     * @param key at least 32 bytes; another key means another name for the same content
     * @param master wraps the key of each blob
     */
    public Blobs(Path folder, byte[] key, MasterKey master, BlobSettings settings, Clock clock) throws IOException {
        if (key.length < 32) {
            throw new IllegalArgumentException("key of " + key.length + " bytes, needed are 32");
        }
        this.folder = makeFolder(folder);
        this.key = key.clone();
        this.master = master;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Writes what the writer writes into a new blob; it is fsynced and in place when this returns.
     *
     * @throws NoRoom when the disk has less free space than the floor for attachments
     */
    public Stored store(Writer writer) throws IOException {
        return store(writer, settings.freeFloor().toBytes());
    }

    /** Like {@link #store} for what must get through on a full disk too: it may use the space below that floor. */
    public Stored storeEssential(Writer writer) throws IOException {
        return store(writer, settings.essentialFloor().toBytes());
    }

    /** Whether the disk has room for attachments now; false when it cannot be asked. */
    public boolean takesAttachments() {
        try {
            requireRoom(settings.freeFloor().toBytes());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The bytes of a blob; throws {@link NoSuchFileException} when it is not there, and an {@link IOException}, now or
     * while reading, when it is damaged or was sealed with another key.
     */
    public InputStream open(BlobId id) throws IOException {
        return open(id, 0);
    }

    /** Like {@link #open(BlobId)} from this byte of its content on; what lies before it is not read. */
    public InputStream open(BlobId id, long from) throws IOException {
        return SealedFile.open(path(id), master, id, from);
    }

    /** The length of its content in bytes; throws {@link NoSuchFileException} when it is not there. */
    public long bytes(BlobId id) throws IOException {
        return SealedFile.contentBytes(path(id));
    }

    /**
     * Removes a blob; true when it was there. Equal content is stored once: the caller sees to it that nobody else
     * still needs these bytes or stores them at the same time.
     */
    public boolean delete(BlobId id) throws IOException {
        Path file = path(id);
        boolean removed = Files.deleteIfExists(file);
        if (removed) {
            sync(file.resolveSibling("."));
        }
        return removed;
    }

    /** Removes temporaries older than the grace time, left by a process that died; tells how many. */
    public int sweep() throws IOException {
        return sweep(settings.leftoverGrace());
    }

    private int sweep(Duration grace) throws IOException {
        Instant limit = clock.instant().minus(grace);
        int removed = 0;
        try (Stream<Path> files = Files.find(folder, 1, (file, a) -> a.isRegularFile() && isTemporary(file))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(limit) && Files.deleteIfExists(file)) {
                    removed++;
                }
            }
        }
        return removed;
    }

    private Stored store(Writer writer, long floor) throws IOException {
        requireRoom(floor);
        Path temporary = folder.resolve(TEMPORARY + Long.toHexString(random.nextLong()));
        try {
            Stored stored = write(temporary, writer, floor);
            moveIntoPlace(temporary, stored);
            CrashPoint.reached(CrashPoint.BLOB_IN_PLACE);
            return stored;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private Stored write(Path temporary, Writer writer, long floor) throws IOException {
        try (FileChannel file = FileChannel.open(temporary, NEW, OWNER_ONLY);
                SealedFile sealed = SealedFile.begin(file, master)) {
            HashingOutput sink = new HashingOutput(sealed.content(), key, () -> requireRoom(floor), CHECK_ROOM_EVERY);
            try (sink) {
                writer.writeTo(sink);
            }
            Stored stored = sink.stored();
            sealed.nameAs(stored.id());
            CrashPoint.reached(CrashPoint.BLOB_WRITTEN);
            file.force(true);
            return stored;
        }
    }

    /** A blob of another length than its content's is the wreck of a damaged disk and is replaced. */
    private void moveIntoPlace(Path temporary, Stored stored) throws IOException {
        Path target = path(stored.id());
        Path directory = folder.resolve(stored.id().value().substring(0, ID_PREFIX));
        if (!Files.isDirectory(directory)) {
            makeFolder(directory);
            sync(folder);
        }
        if (!Files.exists(target) || bytes(stored.id()) != stored.bytes()) {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        }
        // also when another thread has just moved the same content there and may not have synced yet
        sync(directory);
    }

    private void requireRoom(long floor) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < floor) {
            throw new NoRoom(free, floor);
        }
    }

    private Path path(BlobId id) {
        return folder.resolve(id.value().substring(0, ID_PREFIX))
                .resolve(id.value().substring(ID_PREFIX));
    }

    private static boolean isTemporary(Path file) {
        return file.getFileName().toString().startsWith(TEMPORARY);
    }

    private static Path makeFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        return folder;
    }

    private static void sync(Path fileOrDirectory) throws IOException {
        try (FileChannel channel = FileChannel.open(fileOrDirectory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Produces the bytes of a blob. */
    @FunctionalInterface
    public interface Writer {
        /** Writes all bytes; an exception leaves no blob behind. */
        void writeTo(OutputStream sink) throws IOException;
    }

    /** A blob on the disk: its name, its length in bytes and the plain SHA-256 of its content in hex. */
    public record Stored(BlobId id, long bytes, String sha256) {}

    /** The disk has less free space than the floor: nothing was stored. */
    public static final class NoRoom extends IOException {
        private static final long serialVersionUID = 1;

        NoRoom(long free, long floor) {
            super("blob folder: " + free + " bytes free, the floor is " + floor);
        }
    }
}
