/**
 * What every messaging platform has in common: messages that come in, replies that go out, and
 * the {@link org.chengqing.channel.Channel} port that each platform implements. A message is
 * bytes until its signature is checked, an {@link org.chengqing.channel.InboundMessage} until the
 * conversation has decided, and a {@link org.chengqing.channel.Reply} until the channel renders
 * it. This package imports nothing of ours.
 */
@NullMarked
package org.chengqing.channel;

import org.jspecify.annotations.NullMarked;
