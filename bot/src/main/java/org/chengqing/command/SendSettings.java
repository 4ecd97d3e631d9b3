package org.chengqing.command;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.chengqing.channel.wechat.WeChatApiSettings;
import org.chengqing.channel.wechat.WeChatSettings;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What {@code wechat-send} needs of the configuration, read without starting anything. */
record SendSettings(WeChatSettings weChat, WeChatApiSettings api, int port) {
    /** From the configuration file, the environment and these {@code --name=value}. */
    static SendSettings read(List<String> settings) {
        StandardEnvironment environment = Configuration.read(settings);
        WeChatSettings weChat = weChat(environment);
        if (weChat.accounts().isEmpty()) {
            environment.getPropertySources().addFirst(new MapPropertySource("demo", Map.of("wechat.stand-in", "true")));
            weChat = weChat(environment);
        }
        WeChatApiSettings api =
                Binder.get(environment).bindOrCreate("wechat.api", Bindable.of(WeChatApiSettings.class));
        return new SendSettings(weChat, api, environment.getProperty("server.port", Integer.class, 8080));
    }

    private static WeChatSettings weChat(StandardEnvironment environment) {
        return Binder.get(environment).bindOrCreate("wechat", Bindable.of(WeChatSettings.class));
    }

    /** The name of the account, where there is but one; else the first of the alphabet. */
    String onlyAccount() {
        return weChat.accounts().keySet().stream().sorted().findFirst().orElse(WeChatSettings.DEMO);
    }

    URI webhook(String account) {
        return URI.create("http://127.0.0.1:" + port + "/wechat/" + account);
    }

    URI standIn() {
        return URI.create("http://127.0.0.1:" + api.standInPort());
    }
}
