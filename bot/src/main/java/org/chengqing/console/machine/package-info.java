/** The system page: servers, versions, queues, disk, the last errors, what was deleted, the settings; and the meters. */
@NullMarked
package org.chengqing.console.machine;

import org.jspecify.annotations.NullMarked;
