package org.chengqing.channel.wechat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signatures and encryption of one account, as in WeChat's guide 消息加解密说明: SHA-1 over the sorted values, and
 * AES-256-CBC under the EncodingAESKey with the first 16 key bytes as IV, PKCS#7 padding to blocks of 32, over 16
 * random bytes, the length of the message as a big-endian 32-bit number, the message, and the AppID. It seals as well
 * as opens, so that the stand-in can play WeChat. Safe for many threads.
 */
public final class MessageCrypto {
    private static final int RANDOM = 16;
    private static final int BLOCK = 32;
    private static final int KEY_CHARACTERS = 43;

    private final String token;
    private final byte[] appId;
    private final List<SecretKeySpec> keys;
    private final SecureRandom random = new SecureRandom();

    /**
     * For one account.
     *
     * @param token of the account's server configuration
     * @param appId what every ciphertext must end with
     * @param aesKeys EncodingAESKeys of 43 characters, the current one first; none for a plain account
     */
    public MessageCrypto(String token, String appId, List<String> aesKeys) {
        this.token = token;
        this.appId = appId.getBytes(StandardCharsets.UTF_8);
        this.keys = aesKeys.stream().map(MessageCrypto::key).toList();
    }

    /** For an account of the settings. */
    public static MessageCrypto of(WeChatSettings.Account account) {
        List<String> keys = new ArrayList<>();
        if (account.aesKey() != null) {
            keys.add(account.aesKey());
        }
        if (account.previousAesKey() != null) {
            keys.add(account.previousAesKey());
        }
        return new MessageCrypto(account.token(), account.appId(), keys);
    }

    /** The signature over the token and these values: lower-case hexadecimal SHA-1 of them all, sorted and joined. */
    public String sign(String... values) {
        String[] all = Arrays.copyOf(values, values.length + 1);
        all[values.length] = token;
        Arrays.sort(all);
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            return HexFormat.of().formatHex(sha1.digest(String.join("", all).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /** Whether the signature is the one over the token and these values; takes the same time whatever it differs in. */
    public boolean isSigned(String signature, String... values) {
        return MessageDigest.isEqual(
                sign(values).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Opens a ciphertext with the current key, else with the previous one.
     *
     * @param encrypted the content of {@code Encrypt}
     * @return the message and the key that opened it, or null if none does or it is for another AppID; which of these is
     *     not told, so that nobody learns from it
     */
    public @Nullable Opened open(String encrypted) {
        byte[] bytes;
        try {
            bytes = Base64.getMimeDecoder().decode(encrypted);
        } catch (IllegalArgumentException e) {
            return null;
        }
        for (int i = 0; i < keys.size(); i++) {
            byte[] message = open(bytes, keys.get(i));
            if (message != null) {
                return new Opened(message, i);
            }
        }
        return null;
    }

    /**
     * Seals a message.
     *
     * @param key number of the key, as in {@link Opened#key()}; 0 is the current one
     * @return the content of {@code Encrypt}
     */
    public String seal(byte[] message, int key) {
        byte[] start = new byte[RANDOM];
        random.nextBytes(start);
        return seal(message, key, start);
    }

    String seal(byte[] message, int key, byte[] start) {
        int length = RANDOM + Integer.BYTES + message.length + appId.length;
        int pad = BLOCK - length % BLOCK;
        byte[] plain = new byte[length + pad];
        ByteBuffer.wrap(plain).put(start).putInt(message.length).put(message).put(appId);
        Arrays.fill(plain, length, plain.length, (byte) pad);
        try {
            return Base64.getEncoder()
                    .encodeToString(cipher(Cipher.ENCRYPT_MODE, keys.get(key)).doFinal(plain));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES over " + plain.length + " bytes", e);
        }
    }

    private byte @Nullable [] open(byte[] encrypted, SecretKeySpec key) {
        byte[] plain;
        try {
            plain = cipher(Cipher.DECRYPT_MODE, key).doFinal(encrypted);
        } catch (GeneralSecurityException e) {
            return null;
        }
        int pad = plain.length == 0 ? 0 : plain[plain.length - 1];
        int end = plain.length - pad;
        if (pad < 1 || pad > BLOCK || end < RANDOM + Integer.BYTES || !isPadding(plain, end)) {
            return null;
        }
        int length = ByteBuffer.wrap(plain, RANDOM, Integer.BYTES).getInt();
        int from = RANDOM + Integer.BYTES;
        if (length < 0 || length > end - from) {
            return null;
        }
        byte[] sentFor = Arrays.copyOfRange(plain, from + length, end);
        return MessageDigest.isEqual(sentFor, appId) ? Arrays.copyOfRange(plain, from, from + length) : null;
    }

    private static boolean isPadding(byte[] plain, int from) {
        int different = 0;
        for (int i = from; i < plain.length; i++) {
            different |= plain[i] ^ (plain.length - from);
        }
        return different == 0;
    }

    // the length of the padding is not that of the cipher's block, so it is taken off by hand
    private static Cipher cipher(int mode, SecretKeySpec key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(mode, key, new IvParameterSpec(key.getEncoded(), 0, 16));
        return cipher;
    }

    private static SecretKeySpec key(String encoded) {
        if (encoded.length() != KEY_CHARACTERS) {
            throw new IllegalArgumentException("EncodingAESKey of " + encoded.length() + " characters");
        }
        // 43 characters are 258 bits; keys in use, even Tencent's own, have the last two set, which Java's decoder
        // allows
        return new SecretKeySpec(Base64.getDecoder().decode(encoded + "="), "AES");
    }

    /**
     * What was in a ciphertext.
     *
     * @param message its bytes
     * @param key number of the key that opened it, for the reply
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Opened(byte[] message, int key) {}
}
