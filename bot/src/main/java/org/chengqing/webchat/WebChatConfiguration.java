package org.chengqing.webchat;

import java.time.Clock;
import org.chengqing.channel.web.UploadSettings;
import org.chengqing.channel.web.Uploads;
import org.chengqing.channel.web.WebChannel;
import org.chengqing.conversation.Conversations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebChatSettings.class)
class WebChatConfiguration {
    @Bean
    Answers webChatAnswers(Conversations conversations, WebChannel webChannel, WebChatSettings settings) {
        return new Answers(conversations, webChannel, settings);
    }

    @Bean
    RateLimits webChatRateLimits(ReactiveStringRedisTemplate redis, WebChatSettings settings, Clock clock) {
        return new RateLimits(redis, settings, clock);
    }

    @Bean
    RouterFunction<ServerResponse> webChatRoutes(
            WebChatSettings settings,
            UploadSettings uploadSettings,
            WebChannel channel,
            Uploads uploads,
            Answers answers,
            RateLimits limits,
            Clock clock) {
        ChatHandler handler = new ChatHandler(settings, uploadSettings, channel, uploads, answers, clock);
        SameOrigin sameOrigin = new SameOrigin();
        RouterFunction<ServerResponse> messages = RouterFunctions.route()
                .POST("/chat/messages", handler::message)
                .filter(sameOrigin)
                .filter(limits.limit("messages", settings.messagesPerMinute()))
                .build();
        RouterFunction<ServerResponse> files = RouterFunctions.route()
                .POST("/chat/uploads", handler::upload)
                .filter(sameOrigin)
                .filter(limits.limit("uploads", settings.uploadsPerMinute()))
                .build();
        return RouterFunctions.route()
                .GET("/", handler::page)
                .GET("/chat/events", handler::events)
                .build()
                .and(messages)
                .and(files);
    }
}
