package org.chengqing.channel.web;

import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.chengqing.channel.SenderKeys;
import org.chengqing.sealing.MasterKey;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({UploadSettings.class, PushSettings.class})
class WebChannelConfiguration {
    /** Where uploads block on the disk: a virtual thread each; how many there are is bounded by the rate limits. */
    @Bean(destroyMethod = "dispose")
    Scheduler uploadDisk() {
        return Schedulers.fromExecutorService(
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("upload-", 0).factory()),
                "upload");
    }

    @Bean
    Uploads uploads(
            @Value("${chengqing.data:data}") Path data,
            MasterKey contentKey,
            UploadSettings settings,
            Clock clock,
            Scheduler uploadDisk) {
        return new Uploads(data.resolve("uploads"), contentKey, settings, clock, uploadDisk);
    }

    @Bean
    UploadSweeper uploadSweeper(Uploads uploads) {
        return new UploadSweeper(uploads);
    }

    @Bean
    OpenPages openPages(PushSettings settings) {
        return new OpenPages(settings);
    }

    @Bean
    SharedPushes sharedPushes(
            ReactiveStringRedisTemplate redis, PushSettings settings, SenderKeys names, MasterKey contentKey) {
        return new SharedPushes(
                redis, settings, UUID.randomUUID().toString(), names, contentKey.keyFor("web-chat pushes"));
    }

    @Bean
    @Profile("!command")
    PushListener pushListener(RedisConnectionFactory factory, SharedPushes pushes, OpenPages pages) {
        return new PushListener(factory, pushes, pages);
    }

    @Bean
    WebChannel webChannel(
            OpenPages pages, SharedPushes pushes, Uploads uploads, PushSettings settings, JsonMapper json) {
        return new WebChannel(pages, pushes, uploads, settings, json);
    }
}
