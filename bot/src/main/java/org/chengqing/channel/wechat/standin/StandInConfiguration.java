package org.chengqing.channel.wechat.standin;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import org.chengqing.channel.wechat.WeChatApiSettings;
import org.chengqing.channel.wechat.WeChatSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/** Starts the stand-in with {@code --wechat.stand-in}, and registers the accounts of the settings on it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("wechat.stand-in")
@Profile("!command")
class StandInConfiguration {
    private static final Logger log = LoggerFactory.getLogger(StandInConfiguration.class);

    @Bean(destroyMethod = "close")
    WeChatStandIn weChatStandIn(
            WeChatSettings settings, WeChatApiSettings apiSettings, Environment environment, Clock clock) {
        WeChatStandIn standIn;
        try {
            standIn = WeChatStandIn.start(apiSettings.standInPort(), clock);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "端口 " + apiSettings.standInPort() + " 已被占用，微信替身无法启动：请换一个 wechat.api.stand-in-port", e);
        }
        String port = environment.getProperty("server.port", "8080");
        settings.accounts().forEach((name, account) -> {
            String secret = account.appSecret();
            standIn.register(account.appId(), secret == null ? "" : secret, account.verified())
                    .callbacksTo(
                            new CallbackTarget(URI.create("http://127.0.0.1:" + port + "/wechat/" + name), account));
        });
        log.info(
                "WeChat stand-in at {}/stand-in with accounts {}",
                standIn.address(),
                settings.accounts().keySet());
        return standIn;
    }
}
