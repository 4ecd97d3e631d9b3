/**
 * What stands before every page of the console: who is signed in (by a session in PostgreSQL), where others are sent, the
 * CSRF token, where a request may come from, and the headers that go with each answer.
 */
@NullMarked
package org.chengqing.console.security;

import org.jspecify.annotations.NullMarked;
