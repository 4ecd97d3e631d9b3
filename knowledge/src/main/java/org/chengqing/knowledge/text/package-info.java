/**
 * Chinese text made comparable. {@link org.chengqing.knowledge.text.TextNormaliser} folds width, case, script, emoji,
 * zero-width characters, links and evasion spellings, writes numerals in digits, and tells the shell of a question
 * (听说…是真的吗) from its core; only the core carries weight. {@link org.chengqing.knowledge.text.Terms} cuts the core into
 * the terms that scores are made of, and {@link org.chengqing.knowledge.text.Analyzers} into those that Lucene looks
 * candidates up by. Everything here is a pure function of its input, total on any UTF-16, and safe for use by many threads.
 */
@NullMarked
package org.chengqing.knowledge.text;

import org.jspecify.annotations.NullMarked;
