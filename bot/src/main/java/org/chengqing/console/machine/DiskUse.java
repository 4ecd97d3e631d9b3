package org.chengqing.console.machine;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.chengqing.intake.TipOffFigures;
import org.springframework.dao.DataAccessException;

/** What lies on the disk of the data folder, in words. Blocks on disk and JDBC. */
final class DiskUse {
    private static final double GIGABYTE = 1 << 30;
    private static final double MEGABYTE = 1 << 20;

    private final Path data;
    private final TipOffFigures tipOffs;

    DiskUse(Path data, TipOffFigures tipOffs) {
        this.data = data;
        this.tipOffs = tipOffs;
    }

    Map<String, String> all() {
        Map<String, String> use = new LinkedHashMap<>();
        use.put("数据目录", data.toAbsolutePath().normalize().toString());
        use.put("剩余空间", space());
        use.put("线索的图片和文件", files());
        use.put("应急预留（ballast）", size(data.resolve("ballast"), "没有，可能已经用掉"));
        use.put("比对用的向量", folder(data.resolve("index")));
        return use;
    }

    private String space() {
        try {
            FileStore store = Files.getFileStore(data);
            return String.format(
                    Locale.ROOT,
                    "%.1f GB，共 %.1f GB（剩 %.0f%%）",
                    store.getUsableSpace() / GIGABYTE,
                    store.getTotalSpace() / GIGABYTE,
                    100.0 * store.getUsableSpace() / Math.max(1, store.getTotalSpace()));
        } catch (IOException e) {
            return "读不到";
        }
    }

    private String files() {
        try {
            return words(tipOffs.fileBytes());
        } catch (DataAccessException e) {
            return "读不到";
        }
    }

    private static String size(Path file, String otherwise) {
        try {
            return Files.exists(file) ? words(Files.size(file)) : otherwise;
        } catch (IOException e) {
            return "读不到";
        }
    }

    /** A folder of a few files. */
    private static String folder(Path folder) {
        try (var files = Files.newDirectoryStream(folder)) {
            long bytes = 0;
            for (Path file : files) {
                bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
            }
            return words(bytes);
        } catch (IOException e) {
            return "没有";
        }
    }

    private static String words(long bytes) {
        return bytes >= GIGABYTE
                ? String.format(Locale.ROOT, "%.1f GB", bytes / GIGABYTE)
                : String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
    }
}
