package org.chengqing.outbox;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The section {@code outbox.restore} of the settings.
 *
 * @param lookFirst after the database was restored from a backup: every mail is looked for before it is sent
 */
@ConfigurationProperties("outbox.restore")
record RestoreSettings(@DefaultValue("false") boolean lookFirst) {}
