/**
 * The staff console at {@code /console}: pages rendered on the server, with htmx where a page shall change in part.
 * {@code console.page} is what all pages share: routes as data, each with the permission it needs, handlers that block on
 * virtual threads, answers as values. {@code console.security} keeps out who is not signed in. Every other package below
 * is one area of the console and a {@link org.chengqing.console.page.Section}. The console reads the other features
 * through their doors; nobody imports it.
 */
@NullMarked
package org.chengqing.console;

import org.jspecify.annotations.NullMarked;
