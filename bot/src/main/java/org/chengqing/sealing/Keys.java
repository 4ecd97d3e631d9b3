package org.chengqing.sealing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.chengqing.servers.CannotStart;
import org.chengqing.servers.SecretFile;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds the keys of the installation and proves each before it is used: the database holds a word sealed with it. A key
 * that is missing where the database expects one, or another than that, stops the start with one sentence; nothing is
 * made anew or overwritten then.
 */
final class Keys {
    private static final String WORD = "澄清";
    private static final String FIELD = "proof";

    private final Path data;
    private final JdbcClient jdbc;

    Keys(Path data, JdbcClient jdbc) {
        this.data = data;
        this.jdbc = jdbc;
    }

    /** The key of this purpose; throws {@link CannotStart}. Blocks on disk and JDBC. */
    byte[] find(String purpose, String file, @Nullable String given) {
        Path path = data.resolve(file);
        byte[] proof = proof(purpose);
        if (given == null && proof != null && !Files.exists(path)) {
            throw new CannotStart("密钥文件 " + path + " 不见了，没有它已有的数据读不出来。请从备份恢复这个文件；数据没有被改动。");
        }
        byte[] key = HexFormat.of().parseHex(given == null ? SecretFile.readOrCreate(path) : checked(purpose, given));
        DataKey proving = new MasterKey(key).keyFor(FIELD);
        String where = given == null ? "密钥文件 " + path : "设置 keys." + purpose + " 里的密钥";
        if (proof == null) {
            proof = register(purpose, proving);
        }
        if (!opens(proving, proof)) {
            throw new CannotStart(where + " 不是这份数据的密钥，已有的数据读不出来。请换回原来的密钥；数据没有被改动。");
        }
        return key;
    }

    private static String checked(String purpose, String given) {
        if (!given.matches("[0-9a-f]{64}")) {
            throw new CannotStart("设置 keys." + purpose + " 应是 64 位十六进制小写数字，请检查后再启动；数据没有被改动。");
        }
        return given;
    }

    private static boolean opens(DataKey key, byte[] proof) {
        try {
            return key.openText(proof, FIELD).equals(WORD);
        } catch (Unreadable e) {
            return false;
        }
    }

    private byte @Nullable [] proof(String purpose) {
        try {
            return jdbc.sql("select proof from sealing_key where purpose = ?")
                    .param(purpose)
                    .query(byte[].class)
                    .optional()
                    .orElse(null);
        } catch (DataAccessException e) {
            throw new CannotStart("数据库没有回答，不能核对密钥。请检查数据库后再启动。", e);
        }
    }

    /** Of two instances that start together the first one's key counts, for both. */
    private byte[] register(String purpose, DataKey key) {
        jdbc.sql("insert into sealing_key (purpose, proof) values (?, ?) on conflict (purpose) do nothing")
                .params(purpose, key.seal(WORD, FIELD))
                .update();
        return jdbc.sql("select proof from sealing_key where purpose = ?")
                .param(purpose)
                .query(byte[].class)
                .single();
    }
}
