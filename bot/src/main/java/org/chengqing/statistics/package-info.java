/**
 * What happens is counted: how questions ended, which claims people were shown, whether an answer was remembered, how
 * long the first asker of a rumour waited for its rebuttal. Numbers only; there is no person and no text in here.
 * {@link org.chengqing.statistics.Counts} takes them without waiting and writes sums every few seconds;
 * {@link org.chengqing.statistics.Figures} reads them.
 */
@NullMarked
package org.chengqing.statistics;

import org.jspecify.annotations.NullMarked;
