package org.chengqing.syndication;

import java.net.URI;
import java.util.List;
import java.util.Set;

/** Somebody who is told, ready to be spoken to. */
record Target(String name, URI address, List<SigningKey> keys, Set<EventType> events) {
    Target {
        keys = List.copyOf(keys);
        events = Set.copyOf(events);
    }
}
