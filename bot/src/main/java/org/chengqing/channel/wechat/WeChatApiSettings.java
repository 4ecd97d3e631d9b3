package org.chengqing.channel.wechat;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the client of WeChat's API, prefix {@code wechat.api}.
 *
 * @param standInPort port of the stand-in on loopback, where it is started
 * @param connectWithin how long a connection may take
 * @param answerWithin how long the platform may be silent within an answer
 * @param mediaWithin how long one download may take in all
 * @param calls how many calls may run at once
 * @param waitFor how long a call waits for its turn before it is put off
 * @param mediaHosts hosts, with all below them, from which a video may be fetched where the platform only names its
 *     address
 * @param menuFile the menu, pushed at start where it has changed; empty for none
 */
@ConfigurationProperties("wechat.api")
public record WeChatApiSettings(
        @DefaultValue("8089") int standInPort,
        @DefaultValue("3s") Duration connectWithin,
        @DefaultValue("5s") Duration answerWithin,
        @DefaultValue("2m") Duration mediaWithin,
        @DefaultValue("32") int calls,
        @DefaultValue("5s") Duration waitFor,

        @DefaultValue({"qq.com", "qpic.cn", "qlogo.cn", "wechat.com"})
        List<String> mediaHosts,

        @DefaultValue("config/menu.yml") String menuFile) {
    /** Throws {@link IllegalArgumentException} for a bound that cannot work. */
    public WeChatApiSettings {
        mediaHosts = List.copyOf(mediaHosts);
        demand(standInPort > 0 && standInPort < 65_536, "wechat.api.stand-in-port: 应在 1 到 65535 之间");
        demand(isPositive(connectWithin), "wechat.api.connect-within: 应大于 0");
        demand(isPositive(answerWithin), "wechat.api.answer-within: 应大于 0");
        demand(isPositive(mediaWithin), "wechat.api.media-within: 应大于 0");
        demand(isPositive(waitFor), "wechat.api.wait-for: 应大于 0");
        demand(calls > 0 && calls <= 1000, "wechat.api.calls: 应在 1 到 1000 之间");
    }

    private static boolean isPositive(Duration duration) {
        return duration.compareTo(Duration.ZERO) > 0;
    }

    private static void demand(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
