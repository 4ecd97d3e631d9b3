package org.chengqing.intake;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class TipOffFiguresConfiguration {
    @Bean
    TipOffFigures tipOffFigures(JdbcClient jdbc, Clock clock) {
        return new TipOffFigures(jdbc, clock);
    }
}
