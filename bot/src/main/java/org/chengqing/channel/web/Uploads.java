package org.chengqing.channel.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chengqing.sealing.MasterKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * The spool of files that visitors sent, sealed, each until it was fetched. A file is named by random digits of our own, never by anything of the client's,
 * and it is on the disk for good (fsync of file and folder) before {@link #store} answers.
 */
public final class Uploads {
    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final String PART = ".part";
    private static final String SEALED = ".sealed";

    private final Path folder;
    private final MasterKey master;
    private final UploadSettings settings;
    private final Clock clock;
    private final Scheduler disk;
    private final SecureRandom random = new SecureRandom();
    /** Bytes in the spool, running uploads included; corrected by every sweep. */
    private final AtomicLong total = new AtomicLong();

    /** In this folder, which is made if need be; the scheduler is where the disk may block. */
    Uploads(Path folder, MasterKey master, UploadSettings settings, Clock clock, Scheduler disk) {
        this.folder = folder;
        this.master = master;
        this.settings = settings;
        this.clock = clock;
        this.disk = disk;
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder for uploads " + folder, e);
        }
    }

    /** What became of an upload. */
    public sealed interface Stored {
        /** It is in the spool under this id. */
        record Spooled(String id, MediaKind kind, long bytes) implements Stored {}

        /** Larger than this kind may be. */
        record TooLarge(MediaKind kind, long maxBytes) implements Stored {}

        /** There was not one byte. */
        record Empty() implements Stored {}

        /** The spool is full. */
        record NoRoom() implements Stored {}
    }

    /** Streams the bytes into the spool; nothing stays behind unless the outcome is {@code Spooled}. */
    public Mono<Stored> store(Flux<DataBuffer> bytes) {
        return Mono.defer(() -> {
            String id = newId();
            Path part = folder.resolve(id + PART);
            Flow flow = new Flow();
            Flux<DataBuffer> counted = bytes.timeout(settings.idle()).map(flow::pass);
            return DataBufferUtils.write(counted, part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)
                    .subscribeOn(disk)
                    .then(Mono.fromCallable(() -> settle(id, part, flow.bytes.get()))
                            .subscribeOn(disk))
                    .onErrorResume(Refused.class, e -> Mono.just(e.outcome))
                    .doFinally(signal -> disk.schedule(() -> release(part, flow)));
        });
    }

    /** The content of this id, if it is (still) there; an {@link IOException} when it is damaged. */
    Optional<InputStream> open(String id) throws IOException {
        Path file = file(id);
        try {
            return Files.isRegularFile(file) ? Optional.of(SealedUpload.open(file, id, master)) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Deletes what is kept somewhere else by now. */
    void release(String id) {
        Path file = file(id);
        try {
            long bytes = Files.size(file);
            if (Files.deleteIfExists(file)) {
                total.addAndGet(-bytes);
            }
        } catch (NoSuchFileException e) {
            // somebody was faster
        } catch (IOException e) {
            LOG.warn("a fetched upload stays until the sweep: {}", e.toString());
        }
    }

    private Path file(String id) {
        return folder.resolve(ID.matcher(id).matches() ? id : "none");
    }

    /** Deletes what has waited too long, and counts the rest. Blocks on the disk. */
    void sweep() {
        Instant oldest = clock.instant().minus(settings.kept());
        long kept = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                    Files.deleteIfExists(file);
                } else {
                    kept += Files.size(file);
                }
            }
            total.set(kept);
        } catch (IOException e) {
            LOG.warn("uploads were not swept: {}", e.toString());
        }
    }

    private Stored settle(String id, Path part, long bytes) throws IOException {
        if (bytes == 0) {
            return new Stored.Empty();
        }
        MediaKind kind = MediaKind.of(headOf(part)).kind();
        if (kind == MediaKind.IMAGE && bytes > settings.maxImage().toBytes()) {
            return new Stored.TooLarge(kind, settings.maxImage().toBytes());
        }
        Path sealed = folder.resolve(id + SEALED);
        try {
            SealedUpload.seal(part, sealed, id, master);
            sync(sealed, StandardOpenOption.WRITE);
            Files.move(sealed, folder.resolve(id), StandardCopyOption.ATOMIC_MOVE);
            Files.delete(part);
        } finally {
            Files.deleteIfExists(sealed);
        }
        sync(folder, StandardOpenOption.READ);
        return new Stored.Spooled(id, kind, bytes);
    }

    /** Takes away what is left of an upload that was not spooled. */
    private void release(Path part, Flow flow) {
        try {
            if (Files.deleteIfExists(part)) {
                total.addAndGet(-flow.bytes.get());
            }
        } catch (IOException e) {
            LOG.warn("a broken upload stays until the sweep: {}", e.toString());
        }
    }

    static byte[] headOf(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(MediaKind.HEAD);
        }
    }

    private static void sync(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }

    private String newId() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Counts one upload while it runs. */
    private final class Flow {
        private final AtomicLong bytes = new AtomicLong();

        DataBuffer pass(DataBuffer buffer) {
            int more = buffer.readableByteCount();
            Stored refusal = refusal(more);
            if (refusal != null) {
                DataBufferUtils.release(buffer);
                throw new Refused(refusal);
            }
            bytes.addAndGet(more);
            total.addAndGet(more);
            return buffer;
        }

        private @Nullable Stored refusal(int more) {
            if (bytes.get() + more > settings.maxFile().toBytes()) {
                return new Stored.TooLarge(
                        MediaKind.DOCUMENT, settings.maxFile().toBytes());
            }
            return total.get() + more > settings.maxTotal().toBytes() ? new Stored.NoRoom() : null;
        }
    }

    /** Stops a stream whose outcome is known. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Stored outcome;

        Refused(Stored outcome) {
            super("upload refused", null, false, false);
            this.outcome = outcome;
        }
    }
}
