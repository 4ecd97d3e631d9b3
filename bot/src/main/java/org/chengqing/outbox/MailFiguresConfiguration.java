package org.chengqing.outbox;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class MailFiguresConfiguration {
    @Bean
    MailFigures mailFigures(JdbcClient jdbc) {
        return new MailFigures(jdbc);
    }

    @Bean
    JobFigures jobFigures(JdbcClient jdbc) {
        return new JobFigures(jdbc);
    }
}
