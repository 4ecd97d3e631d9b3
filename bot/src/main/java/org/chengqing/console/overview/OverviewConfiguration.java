package org.chengqing.console.overview;

import javax.sql.DataSource;
import org.chengqing.knowledge.catalog.CatalogHistory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class OverviewConfiguration {
    @Bean
    CatalogHistory catalogHistory(DataSource source) {
        return new CatalogHistory(source);
    }
}
