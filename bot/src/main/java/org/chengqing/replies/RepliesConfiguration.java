package org.chengqing.replies;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ForwardSettings.class)
class RepliesConfiguration {
    @Bean
    ForwardText forwardText(
            ForwardSettings settings,
            @Value("${publication.base-url:http://localhost:8080}") URI base,
            @Value("${publication.publisher:云溪县互联网辟谣中心}") String publisher) {
        return new ForwardText(settings, base, publisher);
    }
}
