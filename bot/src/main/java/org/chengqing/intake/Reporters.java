package org.chengqing.intake;

import java.util.List;
import org.chengqing.identity.Pseudonym;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who sent reports, as pseudonyms, to tell them something without anybody learning who they are. Blocks on JDBC. */
public final class Reporters {
    private final JdbcClient jdbc;

    Reporters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those who sent these reports, each once, after a person in order; numbers of no report are passed over. */
    public List<Pseudonym> of(List<Receipt> receipts, String after, int most) {
        return jdbc.sql("select distinct sender from tip_off where receipt = any (:receipts) and sender > :after"
                        + " order by sender limit :most")
                .param("receipts", receipts.stream().map(Receipt::value).toArray(String[]::new))
                .param("after", after)
                .param("most", most)
                .query((row, _) -> new Pseudonym(row.getString(1)))
                .list();
    }
}
