/**
 * The PostgreSQL and Redis that come with the program, started only where none is configured. Both are the real
 * servers, bound to the loopback address, each with a password of its own, with their data below {@code data/}.
 *
 * <p>PostgreSQL is the truth and runs with every durability setting on; its binaries come from zonky's packages, but
 * not its launcher, which is made for tests (ADR 0001). Redis holds nothing that may not be lost. The servers outlive
 * a killed JVM on purpose: the next start finds them by their pid files, ends them in order and starts them afresh, so
 * that nothing committed is lost and no orphan remains. One lock file keeps two programs off one data folder.
 */
@NullMarked
package org.chengqing.servers;

import org.jspecify.annotations.NullMarked;
