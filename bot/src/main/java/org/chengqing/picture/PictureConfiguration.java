package org.chengqing.picture;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PictureSettings.class)
class PictureConfiguration {
    @Bean
    ReviewPictures reviewPictures(PictureSettings settings) {
        return new ReviewPictures(settings);
    }
}
