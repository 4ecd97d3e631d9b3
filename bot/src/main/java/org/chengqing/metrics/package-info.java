/**
 * What monitoring reads: the state of mails, reports, jobs, catalogue and alarms as meters with stable names, and which
 * of the framework's doors are open where. By default none is; with {@code management.server.port} they listen on a port
 * of their own on the loopback address.
 */
@NullMarked
package org.chengqing.metrics;

import org.jspecify.annotations.NullMarked;
