package org.chengqing.conversation;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.chengqing.channel.Sender;
import org.chengqing.identity.Pseudonym;
import org.chengqing.identity.Pseudonyms;

/** Dialogues in this process, the least recently used forgotten first. Safe for many threads. */
final class InMemoryMemories implements Memories {
    private final Pseudonyms pseudonyms;
    private final Duration kept;
    private final int most;
    private final Clock clock;
    private final Map<Pseudonym, Memory> memories = new LinkedHashMap<>(16, 0.75f, true);

    InMemoryMemories(Pseudonyms pseudonyms, Duration kept, int most, Clock clock) {
        this.pseudonyms = pseudonyms;
        this.kept = kept;
        this.most = most;
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Memory> load(Sender sender) {
        Pseudonym key = pseudonyms.of(sender);
        Memory memory = memories.get(key);
        if (memory == null) {
            return Optional.empty();
        }
        if (memory.updatedAt().plus(kept).isBefore(clock.instant())) {
            memories.remove(key);
            return Optional.empty();
        }
        return Optional.of(memory);
    }

    @Override
    public synchronized void save(Sender sender, Memory memory) {
        memories.put(pseudonyms.of(sender), memory);
        if (memories.size() > most) {
            memories.remove(memories.keySet().iterator().next());
        }
    }

    synchronized int size() {
        return memories.size();
    }
}
