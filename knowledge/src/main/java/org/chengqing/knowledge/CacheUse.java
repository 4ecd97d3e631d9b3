package org.chengqing.knowledge;

/**
 * How much the memory for outcomes saved.
 *
 * @param hits texts whose outcome was remembered
 * @param misses texts that were compared
 */
public record CacheUse(long hits, long misses) {}
