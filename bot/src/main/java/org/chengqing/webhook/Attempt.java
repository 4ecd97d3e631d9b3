package org.chengqing.webhook;

import java.time.Instant;
import org.chengqing.channel.InboundMessage;
import org.chengqing.channel.wechat.WeChatDoor;

/**
 * One of WeChat's tries to have a message answered.
 *
 * @param message what was said
 * @param door of the account it was said to
 * @param key names the message and its sender, without naming the person
 * @param query names the address that it was posted with
 * @param fingerprint of the message's bytes
 * @param arrivedAt when the request began
 */
record Attempt(
        InboundMessage message, WeChatDoor door, String key, String query, String fingerprint, Instant arrivedAt) {}
