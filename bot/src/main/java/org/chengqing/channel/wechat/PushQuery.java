package org.chengqing.channel.wechat;

/**
 * What WeChat says in the address of a request; empty where it says nothing.
 *
 * @param signature over token, timestamp and nonce; it does not cover the body
 * @param timestamp seconds since 1970
 * @param nonce random, by WeChat
 * @param echostr to be sent back, in the verification of the address only
 * @param encryptType {@code aes} for an encrypted body; empty or {@code raw} for a plain one
 * @param msgSignature over token, timestamp, nonce and the ciphertext
 */
public record PushQuery(
        String signature, String timestamp, String nonce, String echostr, String encryptType, String msgSignature) {
    boolean isSealed() {
        return encryptType.equalsIgnoreCase("aes");
    }

    boolean isPlain() {
        return encryptType.isEmpty() || encryptType.equalsIgnoreCase("raw");
    }
}
