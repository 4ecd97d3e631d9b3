package org.chengqing.webhook;

import org.chengqing.channel.InboundMessage;

/** Who keeps the time in which a person may be written to. */
interface Contacts {
    /** The person did this, which lets us write to them for a while. May block. */
    void note(InboundMessage message);
}
