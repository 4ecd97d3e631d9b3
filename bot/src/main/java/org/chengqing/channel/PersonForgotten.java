package org.chengqing.channel;

/**
 * A person asked to be forgotten, left or revoked consent, and their records are deleted. Published outside of a
 * transaction on the thread that answers them: whoever keeps something else about people, such as what waits to be shown
 * to them, deletes it now.
 */
public record PersonForgotten(Sender sender) {}
