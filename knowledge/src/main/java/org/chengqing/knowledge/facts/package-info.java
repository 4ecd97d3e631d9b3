/**
 * What a text turns on: its places, quantities, dates, clock times, names, kinds of things, and whether it asks or denies.
 * The same words with another place or number are another claim, however alike they read, so facts are read apart from the
 * words and compared apart. {@link org.chengqing.knowledge.facts.Gazetteer} knows which place lies in which,
 * {@link org.chengqing.knowledge.facts.FactReader} reads the facts of a folded text, and
 * {@link org.chengqing.knowledge.facts.FactComparison} says how those of a message relate to those of a review. Reading is
 * a pure function of text and gazetteer, total on any UTF-16; everything here is immutable and safe for use by many threads.
 */
@NullMarked
package org.chengqing.knowledge.facts;

import org.jspecify.annotations.NullMarked;
