/**
 * How the matcher learns. {@link org.chengqing.knowledge.training.MatchTrainer} describes labelled messages as the matcher
 * does, grows boosted trees over the descriptions and tests them on messages they have not seen. Answering needs nothing of
 * this package, only the model file it writes.
 */
@NullMarked
package org.chengqing.knowledge.training;

import org.jspecify.annotations.NullMarked;
