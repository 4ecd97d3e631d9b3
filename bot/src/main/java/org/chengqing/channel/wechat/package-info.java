/**
 * WeChat Official Accounts: the only package that knows WeChat. Inwards, the bytes of a push become an
 * {@link org.chengqing.channel.InboundMessage}: the signature is checked, the encrypted envelope opened, the XML read,
 * and every kind of the platform mapped on purpose; the passive reply is sealed with the key that opened the push.
 * Outwards, the channel says things later and fetches media.
 *
 * <p>Parser, writer and crypto are our own, since the client library neither checks the AppID in a ciphertext nor
 * keeps text from breaking out of its XML element, and loses a whole message for one odd field.
 */
@NamedInterface("wechat")
@NullMarked
package org.chengqing.channel.wechat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
