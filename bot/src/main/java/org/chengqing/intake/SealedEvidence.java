package org.chengqing.intake;

import java.util.Optional;
import org.chengqing.sealing.DataKey;
import org.chengqing.sealing.MasterKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Seals what residents wrote and what their files are called with the key of their report. Without that key, which goes
 * when a report is erased, nothing of it can be read. Methods join the caller's transaction.
 */
final class SealedEvidence {
    private static final String OWNER = "tip-off ";

    private final JdbcClient jdbc;
    private final MasterKey master;
    private final JsonMapper json = JsonMapper.builder().build();

    SealedEvidence(JdbcClient jdbc, MasterKey master) {
        this.jdbc = jdbc;
        this.master = master;
    }

    /** Gives a report its key if it has none; a report that was erased gets none any more. */
    void prepare(Receipt receipt) {
        jdbc.sql("update tip_off set data_key = ? where receipt = ? and data_key is null and state <> 'WITHDRAWN'")
                .params(master.wrap(master.newDataKey(), owner(receipt)), receipt.value())
                .update();
    }

    /** Destroys the key of a report: what it sealed is unreadable from now on, in every copy. */
    void shred(Receipt receipt) {
        jdbc.sql("update tip_off set data_key = null where receipt = ?")
                .param(receipt.value())
                .update();
    }

    /** The content of this report; empty when its key was destroyed. */
    Optional<Content> of(Receipt receipt) {
        return jdbc.sql("select data_key from tip_off where receipt = ? and data_key is not null")
                .param(receipt.value())
                .query(byte[].class)
                .optional()
                .map(wrapped -> new Content(master.unwrap(wrapped, owner(receipt))));
    }

    /** Words about a report that are none of its evidence, sealed; {@code what} tells their kinds apart. */
    byte @Nullable [] sealRemark(Receipt receipt, @Nullable String words, String what) {
        Optional<Content> content = of(receipt);
        return words == null || content.isEmpty() ? null : content.get().key.seal(words, what);
    }

    /** The same words again; null where there are none, or the key was destroyed. */
    @Nullable
    String remark(Receipt receipt, byte @Nullable [] remark, String what) {
        Optional<Content> content = of(receipt);
        return remark == null || content.isEmpty() ? null : content.get().key.openText(remark, what);
    }

    private static String owner(Receipt receipt) {
        return OWNER + receipt;
    }

    /** What a piece says. */
    record Words(
            @Nullable String text,
            @Nullable String detail,
            @Nullable String filename) {
        static final Words NONE = new Words(null, null, null);
    }

    /** What is known of a piece's file: hexadecimal SHA-256, and what the platform calls it. */
    record FileFacts(String sha256, @Nullable String filename) {}

    /** Seals and opens the pieces of one report, each by its position. */
    final class Content {
        private final DataKey key;

        private Content(DataKey key) {
            this.key = key;
        }

        byte[] seal(Words words, int position) {
            return key.seal(json.writeValueAsBytes(words), "words " + position);
        }

        byte[] seal(FileFacts facts, int position) {
            return key.seal(json.writeValueAsBytes(facts), "file " + position);
        }

        Words words(byte @Nullable [] sealed, int position) {
            return sealed == null ? Words.NONE : json.readValue(key.open(sealed, "words " + position), Words.class);
        }

        @Nullable
        FileFacts facts(byte @Nullable [] sealed, int position) {
            return sealed == null ? null : json.readValue(key.open(sealed, "file " + position), FileFacts.class);
        }
    }
}
