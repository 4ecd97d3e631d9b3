/** The monthly report that an office writes about its work: as a page to be printed and as a CSV file. */
@NullMarked
package org.chengqing.console.reports;

import org.jspecify.annotations.NullMarked;
