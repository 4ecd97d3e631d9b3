/**
 * What all pages of the console share. A {@link org.chengqing.console.page.Section} lists its routes as values: method,
 * path, the permission needed, and a handler. {@link org.chengqing.console.page.Dispatcher} checks the permission, runs
 * the handler on a virtual thread (bounded by {@code console.requests-at-once}) and turns its answer into HTTP, so that
 * handlers are plain blocking code and no page can forget a check.
 */
@NullMarked
package org.chengqing.console.page;

import org.jspecify.annotations.NullMarked;
