package org.chengqing.channel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Names for what is sent, by which the platform knows a repeat: 1 to 32 letters, digits, hyphens and underscores. WeChat
 * documents 64 bytes for mass sends but was seen to refuse 34.
 */
public final class ClientIds {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,32}");
    private static final int BYTES = 24;

    private ClientIds() {}

    /** The one name of these parts in their order, such as a run and a batch: always the same, and 32 characters long. */
    public static String of(String... parts) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                sha256.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
                sha256.update(bytes);
            }
            return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(sha256.digest(), BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether it can be used. */
    public static boolean isValid(String clientId) {
        return FORM.matcher(clientId).matches();
    }

    /** The same; throws {@link IllegalArgumentException} where it cannot be used. */
    public static String checked(String clientId) {
        if (!isValid(clientId)) {
            throw new IllegalArgumentException(
                    "a client id of " + clientId.length() + " characters that cannot be used");
        }
        return clientId;
    }
}
