/**
 * What is wrong and needs a person: features tell it as an {@link org.chengqing.alarms.AlarmSource}, this one looks at
 * them all at short intervals, says it in the log and by events, and keeps it in a table for other instances and the
 * command line. It decides nothing and repairs nothing.
 */
@NullMarked
package org.chengqing.alarms;

import org.jspecify.annotations.NullMarked;
