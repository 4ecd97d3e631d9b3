package org.chengqing.channel;

import org.jspecify.annotations.Nullable;

/**
 * Bytes that a channel can still fetch.
 *
 * @param channel name of the channel that holds them
 * @param account our account there
 * @param id the channel's name for them
 * @param filename what the sender called them, where the channel tells
 */
public record MediaRef(
        String channel, String account, String id, @Nullable String filename) {}
