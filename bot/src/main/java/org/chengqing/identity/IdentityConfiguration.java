package org.chengqing.identity;

import org.chengqing.sealing.InstallationSecret;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the pseudonyms. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {
    @Bean
    Pseudonyms pseudonyms(InstallationSecret secret) {
        return new Pseudonyms(secret.derive("pseudonyms"));
    }
}
