package org.chengqing.conversation;

import java.util.ArrayList;
import java.util.List;
import org.chengqing.channel.InboundMessage;
import org.chengqing.channel.InboundMessage.Link;
import org.chengqing.channel.InboundMessage.Text;
import org.chengqing.channel.InboundMessage.Voice;

/**
 * How much the dialogue remembers of messages that may yet become evidence.
 *
 * @param mostMessages messages at once
 * @param mostCharacters of all of them together
 */
record Keeping(int mostMessages, int mostCharacters) {
    /** The messages with one more, where it fits; the same message is kept once. */
    List<InboundMessage> plus(List<InboundMessage> kept, InboundMessage message) {
        if (kept.stream()
                .anyMatch(k -> k.envelope().key().equals(message.envelope().key()))) {
            return kept;
        }
        List<InboundMessage> longer = new ArrayList<>(kept);
        longer.add(message);
        int characters = longer.stream().mapToInt(m -> textOf(m).length()).sum();
        return longer.size() > mostMessages || characters > mostCharacters ? kept : longer;
    }

    /** What can be looked up in a message; empty for pictures and the like. */
    static String textOf(InboundMessage message) {
        return switch (message) {
            case Text text -> text.text();
            case Voice voice when voice.transcript() != null -> voice.transcript();
            case Link link -> (link.title() + " " + link.description()).strip();
            default -> "";
        };
    }
}
