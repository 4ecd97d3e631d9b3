package org.chengqing.console.signin;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The program in somebody's telephone, written apart from the one in the console. Gives each code once. */
public final class Authenticator {
    private static final String SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final byte[] secret = new byte[20];
    private final Clock clock;
    private final Set<Long> given = new HashSet<>();

    /** With the secret as the page shows it. */
    public Authenticator(String shown, Clock clock) {
        this.clock = clock;
        BigInteger number = BigInteger.ZERO;
        for (char sign : shown.replaceAll("\\s", "").toCharArray()) {
            number = number.shiftLeft(5).or(BigInteger.valueOf(SIGNS.indexOf(sign)));
        }
        for (int i = secret.length - 1; i >= 0; i--) {
            secret[i] = number.byteValue();
            number = number.shiftRight(8);
        }
    }

    /** A code that works now and was not given before: of this step, or of a neighbour. */
    public String fresh() {
        long now = clock.instant().getEpochSecond() / 30;
        for (long step : new long[] {now, now + 1, now - 1}) {
            if (given.add(step)) {
                return code(step);
            }
        }
        throw new AssertionError("all three codes of this half minute were used");
    }

    private String code(long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            ByteBuffer hash = ByteBuffer.wrap(
                    mac.doFinal(ByteBuffer.allocate(8).putLong(step).array()));
            int at = hash.get(19) & 15;
            return String.format(Locale.ROOT, "%06d", (hash.getInt(at) & Integer.MAX_VALUE) % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
