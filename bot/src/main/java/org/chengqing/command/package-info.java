/**
 * The command line: each command is a class, the launcher {@code ./chengqing} hands its arguments to
 * {@link org.chengqing.command.RootCommand}. Commands that need the stores open the same application without its web
 * server and jobs (profile {@code command}), beside a running service or without one.
 */
@NullMarked
package org.chengqing.command;

import org.jspecify.annotations.NullMarked;
