package org.chengqing.staff;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StaffSettings.class)
class StaffConfiguration {
    @Bean
    StaffSessions staffSessions(JdbcClient jdbc, StaffSettings settings, Clock clock) {
        return new StaffSessions(jdbc, settings, clock);
    }
}
