package org.chengqing.servers;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks the servers' programs from the jar, once for each version. */
final class Binaries {
    private static final Map<String, String> POSTGRES =
            Map.of("amd64", "postgres-linux-x86_64.txz", "aarch64", "postgres-linux-arm_64.txz");
    private static final Map<String, String> REDIS =
            Map.of("amd64", "redis-server-6.2.6-v5-linux-amd64", "aarch64", "redis-server-6.2.7-linux-arm64");

    private Binaries() {}

    /** The folder with PostgreSQL's {@code bin}, {@code lib} and {@code share}. */
    static Path postgres(Path servers) {
        String resource = resource(POSTGRES, "PostgreSQL");
        Path home = servers.resolve("postgres-18");
        unpacked(home, resource, (in, target) -> untar(in, target));
        return home;
    }

    /** The Redis server program. */
    static Path redis(Path servers) {
        String resource = resource(REDIS, "Redis");
        Path home = servers.resolve("redis-6.2");
        unpacked(home, resource, (in, target) -> {
            Path program = target.resolve("redis-server");
            Files.copy(in, program, StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        });
        return home.resolve("redis-server");
    }

    private static String resource(Map<String, String> byArchitecture, String server) {
        String name = byArchitecture.get(System.getProperty("os.arch"));
        if (name == null || !System.getProperty("os.name").startsWith("Linux")) {
            throw new CannotStart("内置 " + server + " 只支持 Linux（x86-64、arm64），请用 spring.datasource.url 和 "
                    + "spring.data.redis.url 指定外部服务器。");
        }
        return name;
    }

    private static void unpacked(Path home, String resource, Unpacking unpacking) {
        Path complete = home.resolve("complete");
        if (Files.exists(complete)) {
            return;
        }
        try (InputStream in = Binaries.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + resource);
            }
            Files.createDirectories(home);
            unpacking.unpack(in, home);
            Files.createFile(complete);
        } catch (IOException e) {
            throw new CannotStart("解开内置服务器到 " + home + " 时失败，请检查磁盘空间和权限。", e);
        }
    }

    private static void untar(InputStream in, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(in)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("entry outside its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(file.getParent());
                    Files.deleteIfExists(file);
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(tar, file, StandardCopyOption.REPLACE_EXISTING);
                    String mode = (entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--";
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
                }
            }
        }
    }

    @FunctionalInterface
    private interface Unpacking {
        void unpack(InputStream in, Path target) throws IOException;
    }
}
