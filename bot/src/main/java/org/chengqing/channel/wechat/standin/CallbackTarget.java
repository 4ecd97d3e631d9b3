package org.chengqing.channel.wechat.standin;

import java.net.URI;
import org.chengqing.channel.wechat.WeChatSettings;

/** Where the platform pushes messages and events of an account, and with which keys and in which mode. */
public record CallbackTarget(URI webhook, WeChatSettings.Account account) {}
