package org.chengqing.sealing;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeySettings.class)
class SealingConfiguration {
    @Bean
    Keys installationKeys(@Value("${chengqing.data:data}") Path data, JdbcClient jdbc) {
        return new Keys(data, jdbc);
    }

    /** Seals content: reports, files, mails, dialogues. */
    @Bean
    MasterKey contentKey(Keys keys, KeySettings settings) {
        return new MasterKey(keys.find("content", settings.contentFile(), settings.content()));
    }

    /** Seals who reported; to be asked for by the bean's name. */
    @Bean(defaultCandidate = false)
    MasterKey identityKey(Keys keys, KeySettings settings) {
        return new MasterKey(keys.find("identity", settings.identityFile(), settings.identity()));
    }

    @Bean
    InstallationSecret installationSecret(Keys keys, KeySettings settings) {
        return new InstallationSecret(keys.find("names", settings.namesFile(), settings.names()));
    }
}
