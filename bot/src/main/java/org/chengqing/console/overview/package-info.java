/** The first page of the console and the figures: what happened, how fast, and what waits for somebody. */
@NullMarked
package org.chengqing.console.overview;

import org.jspecify.annotations.NullMarked;
