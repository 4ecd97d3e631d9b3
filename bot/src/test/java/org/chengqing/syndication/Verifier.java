package org.chengqing.syndication;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** Checks signatures as the text of Standard Webhooks says, with another library than the program's. */
public final class Verifier {
    private Verifier() {}

    /** Whether one of the signatures is by this secret. */
    public static boolean verifies(String secret, String id, String timestamp, String signatures, String body) {
        HMac mac = new HMac(new SHA256Digest());
        mac.init(new KeyParameter(Base64.getDecoder().decode(secret.substring("whsec_".length()))));
        byte[] content = (id + "." + timestamp + "." + body).getBytes(UTF_8);
        mac.update(content, 0, content.length);
        byte[] expected = new byte[mac.getMacSize()];
        mac.doFinal(expected, 0);
        return Arrays.stream(signatures.split(" "))
                .filter(it -> it.startsWith("v1,"))
                .anyMatch(it -> Arrays.equals(Base64.getDecoder().decode(it.substring(3)), expected));
    }

    /** Whether what came is by this secret. */
    public static boolean verifies(String secret, HookServer.Received it) {
        return verifies(secret, it.id(), it.header("webhook-timestamp"), it.header("webhook-signature"), it.body());
    }
}
