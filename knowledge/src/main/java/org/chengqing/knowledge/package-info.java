/**
 * What is known about this text? {@link org.chengqing.knowledge.KnowledgeBase} is the only door:
 * it holds the catalogue of claim reviews (PostgreSQL, the truth), an index over those that are
 * released (Lucene, rebuilt at will) and a cache of answers (Redis, losable at will), and answers
 * a text with a {@link org.chengqing.knowledge.matching.MatchOutcome} that carries its evidence.
 * The library knows neither Spring nor the web.
 */
@NullMarked
package org.chengqing.knowledge;

import org.jspecify.annotations.NullMarked;
