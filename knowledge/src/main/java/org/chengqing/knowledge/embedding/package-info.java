/**
 * The meaning of a short Chinese text as a vector: texts that say the same in other words lie near each other. {@link
 * org.chengqing.knowledge.embedding.SentenceModel} is the port; its adapter runs a small model in the process, without a
 * network. A vector knows nothing of truth or facts: a negated claim, another town or another number lie as near as a
 * paraphrase does, so nearness is one feature among others and decides nothing alone.
 */
@NullMarked
package org.chengqing.knowledge.embedding;

import org.jspecify.annotations.NullMarked;
