package org.chengqing.staff;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A second factor to be put into an authenticator program.
 *
 * @param secret in base32, in groups of four, to be typed
 * @param address the {@code otpauth://} address for a QR code
 */
public record NewSecondFactor(String secret, String address) {
    private static final String SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;
    private static final int GROUP = 4;
    private static final String ISSUER = "澄清后台";

    static NewSecondFactor of(byte[] secret, String login) {
        String base32 = base32(secret);
        String address = "otpauth://totp/" + encoded(ISSUER) + ":" + encoded(login) + "?secret=" + base32 + "&issuer="
                + encoded(ISSUER) + "&algorithm=SHA1&digits=6&period=30";
        return new NewSecondFactor(base32.replaceAll("(.{" + GROUP + "})(?=.)", "$1 "), address);
    }

    /** RFC 4648, section 6; for lengths that need no padding. */
    static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int held = 0;
        for (byte one : bytes) {
            buffer = (buffer << Byte.SIZE) | (one & 0xff);
            held += Byte.SIZE;
            while (held >= BITS) {
                held -= BITS;
                text.append(SIGNS.charAt(buffer >> held & 31));
            }
            buffer &= (1 << held) - 1;
        }
        return text.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Does not show the secret. */
    @Override
    public String toString() {
        return "NewSecondFactor[…]";
    }
}
