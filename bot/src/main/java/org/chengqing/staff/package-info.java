/**
 * The members of staff: who they are, what each may do, and the sessions in which they are signed in. A session lives in
 * PostgreSQL and nowhere else, so that losing Redis signs nobody in and nobody out, and ending one holds on all
 * instances at once. What is done with the rights is decided where the work is; here is only who has them.
 */
@NullMarked
package org.chengqing.staff;

import org.jspecify.annotations.NullMarked;
