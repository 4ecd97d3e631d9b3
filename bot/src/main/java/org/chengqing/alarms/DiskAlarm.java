package org.chengqing.alarms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.util.unit.DataSize;

/** Too little free space on the disk of the data folder. */
final class DiskAlarm implements AlarmSource {
    private final Disk disk;
    private final String host;
    private final DataSize floor;
    private final int percent;
    private final Clock clock;

    DiskAlarm(Disk disk, String host, AlarmSettings settings, Clock clock) {
        this.disk = disk;
        this.host = host;
        this.floor = settings.diskFloor();
        this.percent = settings.diskPercent();
        this.clock = clock;
    }

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public List<Alarm> alarms() {
        try {
            Space space = disk.space();
            boolean enough =
                    space.free() >= floor.toBytes() && space.free() * 100.0 >= (double) percent * space.total();
            return enough ? List.of() : List.of(new Alarm("disk", sentence(space), clock.instant()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String sentence(Space space) {
        return String.format(
                Locale.ROOT,
                "服务器 %s 上数据目录所在的磁盘只剩 %.1f GB（%.0f%%），请尽快清理或扩容；再少下去会先拒收图片和文件，然后停止收件。",
                host,
                space.free() / (double) (1 << 30),
                space.total() == 0 ? 0 : 100.0 * space.free() / space.total());
    }

    /** Reads how full a disk is. */
    @FunctionalInterface
    interface Disk {
        Space space() throws IOException;
    }

    /** Bytes that this program may still use, and all there are. */
    record Space(long free, long total) {}
}
