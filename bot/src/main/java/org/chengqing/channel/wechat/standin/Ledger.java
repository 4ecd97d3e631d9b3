package org.chengqing.channel.wechat.standin;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the platform was asked and how it decided, oldest first: the last {@value #KEPT} calls. Safe for many threads. */
public final class Ledger {
    private static final int KEPT = 20_000;
    private final Deque<Entry> entries = new ArrayDeque<>();

    Ledger() {}

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

    /** All of it. */
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

    /** Customer-service messages to this person that took effect. */
    public List<JsonNode> messagesTo(String openId) {
        return accepted(Paths.CUSTOM_SEND).stream()
                .map(Entry::body)
                .filter(body -> body.path("touser").asString("").equals(openId))
                .toList();
    }

    /** Forgets all. */
    public synchronized void clear() {
        entries.clear();
    }

    synchronized void write(Entry entry) {
        if (entries.size() == KEPT) {
            entries.removeFirst();
        }
        entries.addLast(entry);
    }
}
