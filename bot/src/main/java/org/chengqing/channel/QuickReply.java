package org.chengqing.channel;

/**
 * An answer that the person can tap instead of typing.
 *
 * @param id comes back as {@link InboundMessage.Text#choice()}; it names the question it answers, since old buttons
 *     are pressed too
 * @param label what is shown
 * @param text what tapping says in the person's name; typing the same works as well
 */
public record QuickReply(String id, String label, String text) {}
