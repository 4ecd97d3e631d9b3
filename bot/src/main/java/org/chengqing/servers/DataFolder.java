package org.chengqing.servers;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything the program keeps, locked for this process until closed. Opening creates it,
 * tries a write and looks at the free space, so that a read-only or full disk is told at once and plainly.
 */
public final class DataFolder implements AutoCloseable {
    /** Less free space than this, in bytes, and the servers would fail half-way. */
    private static final long LEAST_FREE = 200L * 1024 * 1024;

    private static final long MEGABYTE = 1024 * 1024;

    private final Path root;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path root, FileChannel channel, FileLock lock) {
        this.root = root;
        this.channel = channel;
        this.lock = lock;
    }

    /** Opens and locks the folder; throws {@link CannotStart} where it cannot be used or another program uses it. */
    public static DataFolder open(Path folder) {
        return openUnlessInUse(folder)
                .orElseThrow(
                        () -> new CannotStart("数据目录 " + folder + " 正被另一个澄清程序使用，请先停止它，或用 --chengqing.data=目录 换一个位置。"));
    }

    /** Like {@link #open}, but empty while another program uses the folder. */
    static Optional<DataFolder> openUnlessInUse(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        requireWritable(folder, root);
        try {
            requireFreeSpace(folder, root);
            FileChannel channel = FileChannel.open(
                    root.resolve("chengqing.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new DataFolder(root, channel, lock));
        } catch (IOException e) {
            throw new CannotStart("数据目录 " + folder + " 不能加锁，请检查磁盘。", e);
        }
    }

    /** Throws {@link CannotStart} where the folder cannot be made or written. */
    public static void requireWritable(Path folder) {
        requireWritable(folder, folder.toAbsolutePath().normalize());
    }

    private static void requireWritable(Path folder, Path root) {
        try {
            if (!Files.isDirectory(root)) {
                Files.createDirectories(root);
                Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            }
            Files.delete(Files.createTempFile(root, "probe", ".tmp"));
        } catch (IOException e) {
            throw new CannotStart("数据目录 " + folder + " 不能写入，请检查权限、磁盘是否只读或已满，或用 --chengqing.data=目录 换一个位置。", e);
        }
    }

    private static void requireFreeSpace(Path folder, Path root) throws IOException {
        long free = Files.getFileStore(root).getUsableSpace();
        if (free < LEAST_FREE) {
            throw new CannotStart("数据目录 " + folder + " 所在磁盘只剩 " + free / MEGABYTE + " MB，至少需要 " + LEAST_FREE / MEGABYTE
                    + " MB，请先清理磁盘。");
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** The folder, absolute. */
    public Path root() {
        return root;
    }

    @Override
    public void close() {
        try (channel) {
            lock.release();
        } catch (IOException e) {
            // the process ends anyway, and with it the lock
        }
    }
}
