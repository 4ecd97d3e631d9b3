package org.chengqing.servers;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** A random secret in a file that only its owner may read, made once. */
public final class SecretFile {
    private static final int BYTES = 32;

    private SecretFile() {}

    /**
     * The secret in this file as 64 hexadecimal digits, made now if there is none. Throws {@link CannotStart} for a
     * file of another form, which is never overwritten.
     */
    public static String readOrCreate(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            String secret = Files.readString(file).strip();
            if (!secret.matches("[0-9a-f]{" + 2 * BYTES + "}")) {
                throw new CannotStart("密钥文件 " + file + " 已损坏，请从备份恢复；程序不会覆盖它。");
            }
            return secret;
        } catch (IOException e) {
            throw new CannotStart("密钥文件 " + file + " 不能读写，请检查权限和磁盘。", e);
        }
    }

    private static void create(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        try (var channel = Files.newByteChannel(
                draft,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC),
                ownerOnly)) {
            channel.write(java.nio.ByteBuffer.wrap(
                    (HexFormat.of().formatHex(random) + "\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        }
        try {
            // a link, not a rename: it fails where another process was faster, and never replaces its secret
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // then that one counts
        } finally {
            Files.delete(draft);
        }
    }
}
