/**
 * Chinese text made comparable: folding of width, case and script, evasion spellings, the shells
 * of questions, and the analyzers that cut text into terms.
 */
@NullMarked
package org.chengqing.knowledge.text;

import org.jspecify.annotations.NullMarked;
