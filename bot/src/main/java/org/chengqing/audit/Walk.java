package org.chengqing.audit;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One walk along the trail from its first entry; blocks. To be run in one snapshot of the database. */
final class Walk {
    private static final int BATCH = 2000;
    private static final Hash UNSEALED = new Hash(new byte[0]);

    private final JdbcClient jdbc;
    private final Chain chain;
    private final @Nullable Anchor anchor;

    private long last;
    private Hash hash = Hash.BEGINNING;

    /** With what an earlier walk saw at its end, null for none. */
    Walk(JdbcClient jdbc, Chain chain, @Nullable Anchor anchor) {
        this.jdbc = jdbc;
        this.chain = chain;
        this.anchor = anchor;
    }

    private record Stored(AuditEntry entry, Hash hash) {}

    private record Head(long number, Hash hash, Hash seal) {}

    Verdict verdict() {
        Optional<Head> head = jdbc.sql("select number, hash, seal from audit_head")
                .query((row, _) ->
                        new Head(row.getLong("number"), new Hash(row.getBytes("hash")), new Hash(row.getBytes("seal"))))
                .optional();
        List<Stored> rows = after(Long.MIN_VALUE);
        while (!rows.isEmpty()) {
            for (Stored row : rows) {
                Optional<Verdict> broken = step(row);
                if (broken.isPresent()) {
                    return broken.get();
                }
            }
            rows = after(last);
        }
        return head.flatMap(this::end)
                .orElseGet(() -> head.isPresent()
                        ? new Verdict.Whole(last)
                        : new Verdict.Broken(last + 1, "记着最后一条是第几条的末端标记不见了。"));
    }

    /** What the walk came to, for the next one. */
    long last() {
        return last;
    }

    Hash hash() {
        return hash;
    }

    private Optional<Verdict> step(Stored row) {
        long number = row.entry().number();
        if (number <= last) {
            return broken(number, "这一条是多出来的：编号从 1 开始，它排在了前面。");
        }
        if (number > last + 1) {
            return broken(last + 1, "这一条不见了，后面接着的是第 " + number + " 条。");
        }
        if (!chain.entry(hash, row.entry()).equals(row.hash())) {
            return broken(number, "这一条和它的校验值不符：内容被改过，或者是后来插进去、换上去的。");
        }
        if (anchor != null && anchor.number() == number && !anchor.hash().equals(row.hash())) {
            return broken(number, "这一条和上次核对（" + anchor.seen() + "）时见到的不一样，它或它前面的被换掉了。");
        }
        last = number;
        hash = row.hash();
        return Optional.empty();
    }

    private Optional<Verdict> end(Head head) {
        if (head.number() > last) {
            return broken(last + 1, "末尾被截掉了：应有 " + head.number() + " 条，现在只到第 " + last + " 条。");
        }
        if (head.number() < last) {
            return broken(head.number() + 1, "这一条起是多出来的：末端标记停在第 " + head.number() + " 条。");
        }
        Hash seal = last == 0 ? UNSEALED : chain.head(last, hash);
        boolean fits = head.hash().equals(hash) && head.seal().equals(seal);
        if (!fits) {
            return broken(last, "末端标记被改过，和这一条对不上。");
        }
        if (anchor != null && anchor.number() > last) {
            return broken(
                    last + 1, "末尾被截掉了：上次核对（" + anchor.seen() + "）时有 " + anchor.number() + " 条，现在只到第 " + last + " 条。");
        }
        return Optional.empty();
    }

    private static Optional<Verdict> broken(long number, String sentence) {
        return Optional.of(new Verdict.Broken(number, sentence));
    }

    private List<Stored> after(long number) {
        return jdbc.sql("select number, at, who, act, about, why, hash from audit_entry where number > ?"
                        + " order by number limit " + BATCH)
                .param(number)
                .query((row, n) -> new Stored(AuditReading.entry(row, n), new Hash(row.getBytes("hash"))))
                .list();
    }
}
