package org.chengqing.channel.wechat;

import java.net.URI;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WeChatSettings.class)
class DoorConfiguration {
    @Bean
    WeChatDoors weChatDoors(
            WeChatSettings settings,
            @Value("${publication.base-url:http://localhost:8080}") URI publicBase,
            Clock clock) {
        return new WeChatDoors(settings, publicBase, clock);
    }
}
