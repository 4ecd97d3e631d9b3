package org.chengqing.conversation;

import java.util.List;
import org.chengqing.channel.InboundMessage;

/** A text to look up, the messages it came in, and whether they were sent in danger. */
record Inquiry(String text, List<InboundMessage> messages, boolean urgent) {
    /** Copies the list. */
    Inquiry {
        messages = List.copyOf(messages);
    }
}
