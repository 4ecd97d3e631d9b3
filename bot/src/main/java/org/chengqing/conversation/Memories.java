package org.chengqing.conversation;

import java.util.Optional;
import org.chengqing.channel.Sender;

/** Keeps the memory of dialogues for a limited time. Methods never throw because a store is away. */
interface Memories {
    /** What is remembered of this person. */
    Optional<Memory> load(Sender sender);

    /** Remembers it, in place of what was before. */
    void save(Sender sender, Memory memory);
}
