package org.chengqing.audit;

import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the audit trail is checked.
 *
 * @param checkAt time of the day in Beijing
 */
@ConfigurationProperties("audit")
public record AuditSettings(@DefaultValue("04:10") LocalTime checkAt) {}
