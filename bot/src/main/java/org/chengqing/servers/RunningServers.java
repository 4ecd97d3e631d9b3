package org.chengqing.servers;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** Where the running servers are to be reached, in a file that only the owner may read, since it holds passwords. */
final class RunningServers {
    private static final String FILE = "servers/running.properties";

    private RunningServers() {}

    static void write(Path data, Map<String, Object> addresses) {
        Path file = data.resolve(FILE);
        Properties properties = new Properties();
        addresses.forEach((name, value) -> properties.setProperty(name, value.toString()));
        try {
            Files.createDirectories(file.getParent());
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            try (Writer writer = Files.newBufferedWriter(file)) {
                properties.store(writer, null);
            }
        } catch (IOException e) {
            throw new CannotStart("文件 " + file + " 不能写入，请检查磁盘。", e);
        }
    }

    static Map<String, Object> read(Path data) {
        Path file = data.resolve(FILE);
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new CannotStart("正在运行的服务还没有准备好，请稍后再试。", e);
        }
        Map<String, Object> addresses = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> addresses.put(name, properties.getProperty(name)));
        return addresses;
    }
}
