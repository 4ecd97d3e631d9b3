package org.chengqing.blobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.chengqing.sealing.InstallationSecret;
import org.chengqing.sealing.MasterKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({BlobSettings.class, BallastSettings.class})
class BlobsConfiguration {
    private static final Logger log = LoggerFactory.getLogger(BlobsConfiguration.class);

    @Bean
    Blobs blobs(
            @Value("${chengqing.data:data}") Path data,
            InstallationSecret secret,
            MasterKey contentKey,
            BlobSettings settings,
            Clock clock)
            throws IOException {
        Blobs blobs = new Blobs(data.resolve("blobs"), secret.derive("blobs"), contentKey, settings, clock);
        int removed = blobs.sweep();
        if (removed > 0) {
            log.info("Removed {} unfinished files left in the blob folder", removed);
        }
        return blobs;
    }

    @Bean
    @Profile("!command")
    BallastTending ballastTending(@Value("${chengqing.data:data}") Path data, BallastSettings settings) {
        return new BallastTending(new Ballast(
                data.resolve("ballast"),
                settings,
                () -> Files.getFileStore(data).getUsableSpace()));
    }
}
