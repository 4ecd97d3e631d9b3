/**
 * The browser chat as a {@link org.chengqing.channel.Channel}. An answer usually goes back on the request that asked;
 * what comes later is pushed to the visitor's open pages, on whichever instance they are, and kept for some minutes for
 * a page that is just reloading. Files that a visitor sends wait in a spool on the disk until the report that they
 * belong to has fetched them.
 *
 * <p>A visitor is known only by a hash of the random cookie of this visit: whoever reads a store cannot take over
 * the visit.
 */
@NamedInterface("web")
@NullMarked
package org.chengqing.channel.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
