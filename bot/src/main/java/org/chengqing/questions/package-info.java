/**
 * What was asked and not answered, and who wants to be told when there is an answer. Questions are counted by their
 * words, without who asked. A promise to tell somebody holds the person, since they must be reached; when the
 * catalogue changes, the promised questions are matched again, and whoever has an answer now is told once at most.
 */
@NullMarked
package org.chengqing.questions;

import org.jspecify.annotations.NullMarked;
