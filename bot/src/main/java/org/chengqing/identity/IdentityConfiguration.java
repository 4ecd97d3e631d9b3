package org.chengqing.identity;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import javax.sql.DataSource;
import org.chengqing.retention.Expiry;
import org.chengqing.sealing.InstallationSecret;
import org.chengqing.sealing.MasterKey;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the pseudonyms, and the people behind them with a data source of their own. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentitySettings.class)
class IdentityConfiguration {
    private static final long CONNECTION_WAIT_MILLIS = 2000;

    @Bean
    Pseudonyms pseudonyms(InstallationSecret secret) {
        return new Pseudonyms(secret.derive("pseudonyms"));
    }

    /** Not a bean for others: whoever asks for the data source gets the program's own. */
    @Bean(defaultCandidate = false, destroyMethod = "close")
    HikariDataSource identityDataSource(
            IdentitySettings settings,
            @Value("${spring.datasource.url}") String url,
            @Value("${spring.datasource.username:}") String username,
            @Value("${spring.datasource.password:}") String password) {
        HikariDataSource source = new HikariDataSource();
        source.setPoolName("identity");
        source.setJdbcUrl(url);
        source.setUsername(settings.username() == null ? username : settings.username());
        source.setPassword(settings.username() == null ? password : settings.password());
        source.setMaximumPoolSize(settings.connections());
        source.setMinimumIdle(0);
        source.setConnectionTimeout(CONNECTION_WAIT_MILLIS);
        source.setInitializationFailTimeout(-1);
        return source;
    }

    @Bean
    Contacts contacts(
            JdbcClient jdbc,
            @Qualifier("identityDataSource") DataSource reading,
            @Qualifier("identityKey") MasterKey key,
            Clock clock) {
        return new Contacts(jdbc, JdbcClient.create(reading), key, clock);
    }

    @Bean
    Expiry unusedContacts(Contacts contacts, ObjectProvider<ContactUse> uses) {
        return new UnusedContacts(contacts, () -> uses.orderedStream().toList());
    }

    @Bean
    Reveals reveals(@Qualifier("identityDataSource") DataSource recording, Contacts contacts, Clock clock) {
        return new Reveals(JdbcClient.create(recording), contacts, clock);
    }
}
