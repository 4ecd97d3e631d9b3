package org.chengqing.intake;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chengqing.outbox.MailDelivered;
import org.springframework.context.event.EventListener;

/** Notes that the office has a report, in the transaction that says so of its first mail. */
final class Deliveries {
    private static final Pattern FIRST_MAIL = Pattern.compile("([0-9]{8}-[2-9A-HJ-NP-Z]{4,8})\\.p1");

    private final TipOffs tipOffs;
    private final Waves waves;

    Deliveries(TipOffs tipOffs, Waves waves) {
        this.tipOffs = tipOffs;
        this.waves = waves;
    }

    /** Mails of others and supplements change nothing. */
    @EventListener
    void on(MailDelivered delivered) {
        Matcher first = FIRST_MAIL.matcher(delivered.key());
        if (first.matches()) {
            tipOffs.forwarded(new Receipt(first.group(1)), delivered.at());
        } else if (delivered.key().startsWith("digest-")) {
            waves.forwarded(delivered.key(), delivered.at());
        }
    }
}
