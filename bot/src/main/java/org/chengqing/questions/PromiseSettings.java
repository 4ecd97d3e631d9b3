package org.chengqing.questions;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code questions.promises.*}.
 *
 * @param secondPerson whether those who wait for an answer are told by a broadcast that a second person releases, instead
 *     of at once
 */
@ConfigurationProperties("questions.promises")
record PromiseSettings(@DefaultValue("false") boolean secondPerson) {}
