package org.chengqing.servers;

import javax.sql.DataSource;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Checks the database once the beans exist, before anything is served. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ServersSettings.class)
class ServersConfiguration {
    @Bean
    SmartInitializingSingleton durabilityCheck(DataSource source) {
        return () -> DurabilityCheck.require(source);
    }
}
