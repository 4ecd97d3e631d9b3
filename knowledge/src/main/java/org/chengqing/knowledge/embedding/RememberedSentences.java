package org.chengqing.knowledge.embedding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers vectors in a file, since encoding a base of thousands of reviews takes a minute and the same texts come again at
 * every start. Losing the file costs only that time; it holds digests of texts and no text. Of several processes with one
 * file the first adds to it, the others read. Meant for what the office publishes, not for what residents write.
 */
public final class RememberedSentences implements SentenceModel, AutoCloseable {
    /** Digest of the text and how many vectors follow. */
    private static final int KEY = 16;

    private static final int HEAD = KEY + Short.BYTES;

    private final SentenceModel model;
    private final long most;
    private final FileChannel file;
    private final @Nullable FileLock lock;
    private final Map<ByteBuffer, Long> places = new HashMap<>();
    private final int size;
    private long end;

    /**
     * Opens or creates the file of this model in the folder.
     *
     * @param megabytes how large the file may grow; a larger one is begun anew
     */
    public RememberedSentences(SentenceModel model, Path folder, int megabytes) {
        this.model = model;
        this.most = megabytes * 1_000_000L;
        this.size = model.encode("").size();
        Path path = folder.resolve("vectors-" + model.name().replaceAll("[^A-Za-z0-9.]+", "-") + ".bin");
        try {
            Files.createDirectories(folder);
            file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
            lock = lock(file);
            read();
        } catch (IOException e) {
            throw new UncheckedIOException("opening " + path, e);
        }
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // another opener in this process adds to it
        }
    }

    private void read() throws IOException {
        if (lock != null && file.size() > most) {
            file.truncate(0);
        }
        ByteBuffer head = ByteBuffer.allocate(HEAD);
        while (file.read(head.clear(), end) == HEAD) {
            int vectors = head.getShort(KEY);
            long next = end + HEAD + (long) vectors * size;
            if (vectors < 1 || next > file.size()) {
                return; // what a crash has left half written is written over
            }
            places.put(ByteBuffer.wrap(head.array().clone(), 0, KEY).slice(), end);
            end = next;
        }
    }

    @Override
    public SentenceVector encode(String text) {
        return remembered("whole", text, 1, () -> List.of(model.encode(text))).getFirst();
    }

    @Override
    public SentenceReading read(String text) {
        List<String> cut = model.cut(text);
        List<SentenceVector> vectors = remembered("pieces", text, 1 + cut.size(), () -> {
            SentenceReading reading = model.read(text);
            List<SentenceVector> all = new ArrayList<>(List.of(reading.whole()));
            reading.pieces().forEach(piece -> all.add(piece.vector()));
            return all;
        });
        List<SentenceReading.Piece> pieces = new ArrayList<>();
        for (int i = 0; i < cut.size(); i++) {
            pieces.add(new SentenceReading.Piece(cut.get(i), vectors.get(i + 1)));
        }
        return new SentenceReading(vectors.getFirst(), pieces);
    }

    @Override
    public List<String> cut(String text) {
        return model.cut(text);
    }

    private List<SentenceVector> remembered(
            String kind, String text, int count, Supplier<List<SentenceVector>> encoded) {
        ByteBuffer key = key(kind, text);
        @Nullable Long at;
        synchronized (places) {
            at = places.get(key);
        }
        try {
            List<SentenceVector> found = at == null ? List.of() : readAt(at, count);
            if (!found.isEmpty()) {
                return found;
            }
            List<SentenceVector> vectors = encoded.get();
            remember(key, vectors);
            return vectors;
        } catch (IOException e) {
            return encoded.get(); // the file only saves time
        }
    }

    private List<SentenceVector> readAt(long at, int count) throws IOException {
        ByteBuffer record = ByteBuffer.allocate(HEAD + count * size);
        if (file.read(record, at) < record.capacity() || record.getShort(KEY) != count) {
            return List.of();
        }
        List<SentenceVector> vectors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] bytes = new byte[size];
            record.get(HEAD + i * size, bytes);
            vectors.add(SentenceVector.ofBytes(bytes));
        }
        return vectors;
    }

    private void remember(ByteBuffer key, List<SentenceVector> vectors) throws IOException {
        synchronized (places) {
            ByteBuffer record = ByteBuffer.allocate(HEAD + vectors.size() * size);
            if (lock == null || end + record.capacity() > most || places.containsKey(key)) {
                return;
            }
            record.put(key.duplicate()).putShort((short) vectors.size());
            vectors.forEach(vector -> record.put(vector.bytes()));
            if (file.write(record.flip(), end) == record.capacity()) {
                places.put(key, end);
                end += record.capacity();
            }
        }
    }

    private ByteBuffer key(String kind, String text) {
        String head = kind + text.substring(0, Math.min(text.length(), model.longest()));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(head.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest, 0, KEY).slice();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public int longest() {
        return model.longest();
    }

    @Override
    public String name() {
        return model.name();
    }

    /** Closes the file; the model stays open. */
    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing the remembered vectors", e);
        }
    }
}
