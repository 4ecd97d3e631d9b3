/**
 * What was asked and not answered, what became of answers, and who wants to be told when there is an answer. Questions
 * are kept masked, without who asked, and counted together with their near-duplicates. An opinion is tied to exactly the
 * answer shown, under a pseudonym. A promise to tell somebody holds the person, since they must be reached; when the
 * catalogue changes, the promised questions are matched again, and whoever has an answer now is told once at most.
 */
@NullMarked
package org.chengqing.questions;

import org.jspecify.annotations.NullMarked;
