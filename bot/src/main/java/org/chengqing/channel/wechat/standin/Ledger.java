package org.chengqing.channel.wechat.standin;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What the platform was asked and how it decided, oldest first, up to a bound; and how much has reached each person, way by
 * way, which is never dropped. Safe for many threads.
 */
public final class Ledger {
    /** Calls that are kept unless said otherwise. */
    public static final int KEPT = 20_000;

    private final int kept;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Map<String, Map<String, Integer>> reached = new HashMap<>();
    private final Map<String, Integer> totals = new HashMap<>();

    Ledger(int kept) {
        this.kept = kept;
    }

    /**
     * One call.
     *
     * @param at when it was decided
     * @param appId whose token it carried, empty where it carried none
     * @param path the path of the API
     * @param code 0 where it took effect, else the platform's code or, from 400 to 599, the HTTP status
     * @param body what was asked: the JSON body, or a JSON object of the query; never a secret or a token
     */
    public record Entry(Instant at, String appId, String path, int code, JsonNode body) {}

    /** The latest of all, up to the bound. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** All calls of this path. */
    public List<Entry> calls(String path) {
        return entries().stream().filter(entry -> entry.path().equals(path)).toList();
    }

    /** The calls of this path that took effect. */
    public List<Entry> accepted(String path) {
        return calls(path).stream().filter(entry -> entry.code() == 0).toList();
    }

    /** Customer-service messages to this person that took effect, among the calls that are kept. */
    public List<JsonNode> messagesTo(String openId) {
        return accepted(Paths.CUSTOM_SEND).stream()
                .map(Entry::body)
                .filter(body -> body.path("touser").asString("").equals(openId))
                .toList();
    }

    /** How many messages of all ways have reached this person: customer service, mass, template, subscription; no previews. */
    public synchronized int countTo(String openId) {
        return reached.values().stream()
                .mapToInt(counts -> counts.getOrDefault(openId, 0))
                .sum();
    }

    /** How many have reached this person by this way, one of the sending {@link Paths}. */
    public synchronized int countTo(String openId, String path) {
        return reached.getOrDefault(path, Map.of()).getOrDefault(openId, 0);
    }

    /** How many have reached each person by this way; who is not there got none. */
    public synchronized Map<String, Integer> counts(String path) {
        return Map.copyOf(reached.getOrDefault(path, Map.of()));
    }

    /** How many have reached anybody by this way. */
    public synchronized int total(String path) {
        return totals.getOrDefault(path, 0);
    }

    /** Forgets all. */
    public synchronized void clear() {
        entries.clear();
        reached.clear();
        totals.clear();
    }

    synchronized void reached(String path, List<String> people) {
        Map<String, Integer> counts = reached.computeIfAbsent(path, _ -> new HashMap<>());
        people.forEach(person -> counts.merge(person, 1, Integer::sum));
        totals.merge(path, people.size(), Integer::sum);
    }

    synchronized void write(Entry entry) {
        if (entries.size() == kept) {
            entries.removeFirst();
        }
        entries.addLast(entry);
    }
}
