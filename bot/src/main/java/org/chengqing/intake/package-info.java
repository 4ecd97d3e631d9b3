/**
 * Tip-offs: evidence, receipt, state. The first message of a report is stored before it is
 * acknowledged, later ones join it, and when it closes one mail with everything goes to the
 * office.
 */
@NullMarked
package org.chengqing.intake;

import org.jspecify.annotations.NullMarked;
