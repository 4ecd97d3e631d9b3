/**
 * A stand-in of the WeChat platform on loopback: test equipment, and what a developer without an account talks to. It
 * answers the part of the platform's API that Chengqing uses (tokens, customer-service messages, media, menu, mass
 * sends, template messages, subscription notices, drafts, followers, tags, quotas) with the platform's rules and error codes, and it pushes signed messages and events to
 * a webhook the way the platform does.
 *
 * <p>{@link org.chengqing.channel.wechat.standin.WeChatStandIn} is the server. What happened is in its
 * {@link org.chengqing.channel.wechat.standin.Ledger}, to compare with what the service believes; what shall go wrong is
 * ordered through {@link org.chengqing.channel.wechat.standin.Orders}. Everything one account has on the platform is in
 * {@link org.chengqing.channel.wechat.standin.PlatformAccount}. A person reaches the same by HTTP below
 * {@code /stand-in/}. Nothing is stored: a restart forgets all.
 *
 * <p>It never listens anywhere but on loopback, and the service starts it only with {@code --wechat.stand-in}.
 */
@NamedInterface("wechat-stand-in")
@NullMarked
package org.chengqing.channel.wechat.standin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
