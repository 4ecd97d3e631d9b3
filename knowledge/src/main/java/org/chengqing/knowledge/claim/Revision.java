package org.chengqing.knowledge.claim;

import java.time.Instant;

/** One step in a review's history: its number from 1, when, by whom, the state after it, and why in a few words. */
public record Revision(int number, Instant at, String by, ReviewState state, String note) {}
