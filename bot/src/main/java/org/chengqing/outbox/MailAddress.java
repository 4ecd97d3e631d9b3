package org.chengqing.outbox;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;

/** What may stand in {@code RCPT TO}. */
final class MailAddress {
    private static final int LONGEST = 254;

    private MailAddress() {}

    /** Whether it is one address with a domain, in ASCII, without a name beside it. */
    static boolean isPlain(String address) {
        if (address.length() > LONGEST
                || !StandardCharsets.US_ASCII.newEncoder().canEncode(address)
                || !address.matches("[\\x21-\\x7e&&[^<>,;]]+@[\\x21-\\x7e&&[^<>,;@]]+")) {
            return false;
        }
        try {
            new InternetAddress(address, true).validate();
            return true;
        } catch (AddressException e) {
            return false;
        }
    }
}
