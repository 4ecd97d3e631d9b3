/**
 * Places at which the program can be told to die, so that tests prove what survives a power cut in exactly that moment.
 * A place costs one comparison; it does something only in a JVM started with {@code -Dchengqing.crash-at=NAME}, or
 * {@code NAME:3} for the third time it is reached. The office's program is never started so.
 */
@NullMarked
package org.chengqing.crash;

import org.jspecify.annotations.NullMarked;
