package org.chengqing.channel.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.chengqing.sealing.DataKey;
import org.chengqing.sealing.MasterKey;
import org.chengqing.sealing.Unreadable;

/** The form of a spooled file: its own key, wrapped for its id, and the content sealed with it. Blocks on the disk. */
final class SealedUpload {
    private SealedUpload() {}

    static void seal(Path clear, Path target, String id, MasterKey master) throws IOException {
        DataKey key = master.newDataKey();
        try (InputStream in = Files.newInputStream(clear);
                OutputStream file = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            file.write(master.wrap(key, owner(id)));
            try (OutputStream sealing = key.sealing(file)) {
                in.transferTo(sealing);
            }
        }
    }

    /** Throws {@link java.nio.file.NoSuchFileException} when it is gone, an {@link IOException} when it is damaged. */
    static InputStream open(Path file, String id, MasterKey master) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            return master.unwrap(in.readNBytes(MasterKey.WRAPPED), owner(id)).opening(in);
        } catch (Unreadable e) {
            in.close();
            throw new IOException("upload that cannot be opened", e);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static String owner(String id) {
        return "upload " + id;
    }
}
