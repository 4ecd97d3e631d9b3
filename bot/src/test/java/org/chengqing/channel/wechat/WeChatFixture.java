package org.chengqing.channel.wechat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;
import org.chengqing.channel.Picture;
import org.chengqing.channel.Pictures;
import org.chengqing.channel.Sender;
import org.chengqing.channel.wechat.standin.PlatformAccount;
import org.chengqing.channel.wechat.standin.WeChatStandIn;
import org.chengqing.identity.Pseudonyms;
import org.chengqing.servers.RealServers;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** An account on a stand-in of its own, real Redis, and as many instances of the service's side as a test wants. */
final class WeChatFixture implements AutoCloseable {
    static final String SECRET = "secret-canary-77f1";
    final Clock clock;
    final WeChatStandIn weChat;
    final PlatformAccount account;
    final String appId = "wx" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    final LettuceConnectionFactory redisConnections;
    final StringRedisTemplate redis;
    final OnePicture pictures = new OnePicture();

    WeChatFixture(Clock clock) {
        this(clock, URI.create(RealServers.redisUri()));
    }

    WeChatFixture(Clock clock, URI redisUri) {
        this.clock = clock;
        try {
            weChat = WeChatStandIn.start(0, clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        account = weChat.register(appId, SECRET, true);
        redisConnections = new LettuceConnectionFactory(
                LettuceConnectionFactory.createRedisConfiguration(redisUri.toString()),
                LettuceClientConfiguration.builder()
                        .commandTimeout(Duration.ofSeconds(2))
                        .build());
        redisConnections.afterPropertiesSet();
        redisConnections.start();
        redis = new StringRedisTemplate(redisConnections);
    }

    /** The picture at {@code /r/W1/picture.png}, as it is said to be. */
    static final class OnePicture implements Pictures {
        static final String PATH = "/r/W1/picture.png";
        /** Nobody uploaded it before. */
        volatile String version = "W1-" + UUID.randomUUID();

        final AtomicInteger drawn = new AtomicInteger();

        void change() {
            version = "W1-" + UUID.randomUUID();
        }

        @Override
        public Optional<String> version(String path) {
            return path.equals(PATH) && !version.isEmpty() ? Optional.of(version) : Optional.empty();
        }

        @Override
        public Optional<Picture> of(String path) {
            drawn.incrementAndGet();
            return version(path).map(it -> new Picture("picture.png", it.getBytes(StandardCharsets.UTF_8)));
        }
    }

    static WeChatApiSettings settings(Duration answerWithin) {
        return new WeChatApiSettings(
                8089,
                Duration.ofSeconds(2),
                answerWithin,
                Duration.ofSeconds(20),
                32,
                Duration.ofSeconds(10),
                List.of("qpic.cn", "127.0.0.1"),
                "config/menu.yml");
    }

    Instance instance() {
        return instance(weChat.address(), settings(Duration.ofSeconds(2)));
    }

    Instance instance(URI apiHost, WeChatApiSettings settings) {
        CloseableHttpClient http = ApiHttp.client(settings);
        WeChatService service = new WeChatService(appId, SECRET, apiHost, http);
        WeChatApi api = new WeChatApi(service, new AccessTokens(appId, service, redis, clock), settings, clock);
        ContactAllowance allowance = new ContactAllowance(redis, new Pseudonyms(new byte[32]), clock);
        WeChatChannel channel = new WeChatChannel(
                Map.of(
                        "main",
                        new WeChatChannel.Line(
                                api,
                                new MediaDownload(http, apiHost, settings, clock),
                                new ReplyText(URI.create("https://desk.example"), true),
                                true)),
                allowance,
                new PictureMedia(Optional.of(pictures), redis, new PictureSettings(true, Duration.ofHours(60), 4096)));
        return new Instance(http, api, channel, new WeChatBulk(Map.of("main", api)));
    }

    /** One instance of the service, as far as WeChat goes. */
    record Instance(CloseableHttpClient http, WeChatApi api, WeChatChannel channel, WeChatBulk bulk)
            implements AutoCloseable {
        @Override
        public void close() {
            http.close(CloseMode.IMMEDIATE);
        }
    }

    static Sender sender(String openId) {
        return new Sender("wechat", "main", openId);
    }

    static String openId() {
        return "o" + UUID.randomUUID().toString().replace("-", "");
    }

    @Override
    public void close() {
        weChat.close();
        redisConnections.destroy();
    }
}
