package org.chengqing.channel.wechat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.chengqing.channel.Pictures;
import org.chengqing.channel.SenderKeys;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Wires the outbound half: the API client of each account with a secret, the channel, and the menu. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WeChatSettings.class, WeChatApiSettings.class, PictureSettings.class})
class WeChatApiConfiguration {
    /** The API clients by account. */
    record Apis(Map<String, WeChatApi> byAccount, URI host) {}

    @Bean(destroyMethod = "close")
    CloseableHttpClient weChatHttp(WeChatApiSettings settings) {
        return ApiHttp.client(settings);
    }

    @Bean
    Apis weChatApis(
            WeChatSettings accounts,
            WeChatApiSettings settings,
            CloseableHttpClient weChatHttp,
            StringRedisTemplate redis,
            Clock clock) {
        URI host = accounts.standIn() ? URI.create("http://127.0.0.1:" + settings.standInPort()) : accounts.apiHost();
        Map<String, WeChatApi> apis = new HashMap<>();
        accounts.accounts().forEach((name, account) -> {
            String secret = account.appSecret();
            if (secret != null) {
                WeChatService service = new WeChatService(account.appId(), secret, host, weChatHttp);
                AccessTokens tokens = new AccessTokens(account.appId(), service, redis, clock);
                apis.put(name, new WeChatApi(service, tokens, settings, clock));
            }
        });
        return new Apis(Map.copyOf(apis), host);
    }

    @Bean
    WeChatChannel weChatChannel(
            WeChatSettings accounts,
            WeChatApiSettings settings,
            Apis apis,
            CloseableHttpClient weChatHttp,
            StringRedisTemplate redis,
            SenderKeys keys,
            ObjectProvider<Pictures> pictures,
            PictureSettings pictureSettings,
            Clock clock,
            @Value("${publication.base-url:http://localhost:8080}") URI pages) {
        MediaDownload media = new MediaDownload(weChatHttp, apis.host(), settings, clock);
        Map<String, WeChatChannel.Line> lines = new HashMap<>();
        accounts.accounts().forEach((name, account) -> {
            WeChatApi api = apis.byAccount().get(name);
            if (api != null) {
                boolean verified = account.verified();
                lines.put(name, new WeChatChannel.Line(api, media, new ReplyText(pages, verified), verified));
            }
        });
        return new WeChatChannel(
                lines,
                new ContactAllowance(redis, keys, clock),
                new PictureMedia(Optional.ofNullable(pictures.getIfAvailable()), redis, pictureSettings));
    }

    @Bean
    WeChatBulk weChatBulk(Apis apis) {
        return new WeChatBulk(apis.byAccount());
    }

    /** The start does not wait for the platform. */
    @Bean
    @Profile("!command")
    ApplicationListener<ApplicationReadyEvent> menuPublication(
            WeChatApiSettings settings, Apis apis, StringRedisTemplate redis) {
        MenuPublisher publisher = new MenuPublisher(Path.of(settings.menuFile()), apis.byAccount(), redis);
        return _ -> Thread.ofVirtual().name("wechat-menu").start(publisher::publish);
    }
}
