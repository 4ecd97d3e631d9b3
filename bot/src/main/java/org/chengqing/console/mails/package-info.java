/**
 * The mail queue for those who look after it: what has not certainly arrived, why, and what to do about it. Subjects and
 * addresses stand here, content never does; taking a mail out as a file needs the right to work on reports.
 */
@NullMarked
package org.chengqing.console.mails;

import org.jspecify.annotations.NullMarked;
