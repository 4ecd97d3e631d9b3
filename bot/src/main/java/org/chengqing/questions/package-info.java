/**
 * What was asked and not answered, and who wants to be told when there is an answer.
 */
@NullMarked
package org.chengqing.questions;

import org.jspecify.annotations.NullMarked;
