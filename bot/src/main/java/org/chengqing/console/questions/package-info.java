/**
 * What people ask and nobody has answered, what they thought of answers, and what their words were taken to want: three
 * lists from which staff write a rebuttal, rehearse one or put a mistake right.
 */
@NullMarked
package org.chengqing.console.questions;

import org.jspecify.annotations.NullMarked;
