package org.chengqing.conversation.intent;

import java.util.Map;
import org.chengqing.knowledge.embedding.SentenceVector;

/**
 * A message as the model sees it.
 *
 * @param signs named signs and how strongly they are there; the prefix of a name is its kind, see {@link FeatureReader}
 * @param vector the meaning of the whole
 */
record Features(Map<String, Float> signs, SentenceVector vector) {}
