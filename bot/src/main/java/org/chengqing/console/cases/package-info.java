/**
 * Reports on the desk of intake officers: the inbox, one case on one page with everything that may be done with it, its
 * files, and its full text behind a reason. Nothing here leads to who sent a report.
 */
@NullMarked
package org.chengqing.console.cases;

import org.jspecify.annotations.NullMarked;
