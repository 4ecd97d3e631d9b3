package org.chengqing.identity;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the secret and the pseudonyms made with it. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {
    @Bean
    InstallationSecret installationSecret(@Value("${chengqing.data:data}") Path data) {
        return InstallationSecret.in(data.resolve("keys").resolve("installation.secret"));
    }

    @Bean
    Pseudonyms pseudonyms(InstallationSecret secret) {
        return new Pseudonyms(secret.derive("pseudonyms"));
    }
}
