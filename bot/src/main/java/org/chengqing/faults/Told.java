package org.chengqing.faults;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The first ledger: what residents were told. A receipt stands with each piece that was said to be in its report. */
public final class Told {
    private final Map<String, Set<String>> words = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> files = new ConcurrentHashMap<>();
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicInteger secondTries = new AtomicInteger();
    private final Queue<String> others = new ConcurrentLinkedQueue<>();
    private final List<Long> answerMillis = new CopyOnWriteArrayList<>();

    /** These words are in the report of this number. */
    void words(String receipt, String word) {
        words.computeIfAbsent(receipt, r -> ConcurrentHashMap.newKeySet()).add(word);
    }

    /** The file with this SHA-256 is in the report of this number. */
    void file(String receipt, String sha256) {
        words.computeIfAbsent(receipt, r -> ConcurrentHashMap.newKeySet());
        files.computeIfAbsent(receipt, r -> ConcurrentHashMap.newKeySet()).add(sha256);
    }

    /** What must stand in no log. */
    void secret(String secret) {
        secrets.add(secret);
    }

    void refused() {
        refused.incrementAndGet();
    }

    void unanswered() {
        unanswered.incrementAndGet();
    }

    void other(String answer) {
        others.add(answer);
    }

    void answered(long millis, int tries) {
        answerMillis.add(millis);
        if (tries > 1) {
            secondTries.incrementAndGet();
        }
    }

    /** All receipts with the words of their pieces. */
    public Map<String, Set<String>> words() {
        return Map.copyOf(words);
    }

    /** The files of those receipts that have any. */
    public Map<String, Set<String>> files() {
        return Map.copyOf(files);
    }

    /** Identifiers and telephone numbers of the residents. */
    public Set<String> secrets() {
        return Set.copyOf(secrets);
    }

    /** How often somebody was told that nothing was stored. */
    public int refusals() {
        return refused.get();
    }

    /** How often somebody got no answer at all. */
    public int silences() {
        return unanswered.get();
    }

    /** What was said instead of a receipt. */
    public List<String> others() {
        return List.copyOf(others);
    }

    /** How many messages the platform had to deliver more than once, since no answer came within five seconds. */
    public int secondTries() {
        return secondTries.get();
    }

    /** How long the slowest answer took, with all tries of the platform, in milliseconds; 0 without one. */
    public long slowestAnswer() {
        return answerMillis.stream().mapToLong(Long::longValue).max().orElse(0);
    }
}
