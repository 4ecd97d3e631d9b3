/**
 * Wires the knowledge library, which knows no Spring, into the service: its settings, its connection to Redis, and the
 * starter rebuttals that a new installation begins with.
 */
@NullMarked
package org.chengqing.library;

import org.jspecify.annotations.NullMarked;
