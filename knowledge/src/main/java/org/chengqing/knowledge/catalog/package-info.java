/**
 * The authoritative set of claim reviews in PostgreSQL, with every revision and who made it, and
 * the ways in and out: JSON Lines, YAML and CSV.
 */
@NullMarked
package org.chengqing.knowledge.catalog;

import org.jspecify.annotations.NullMarked;
