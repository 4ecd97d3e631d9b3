/**
 * The pages for whoever is not signed in: signing in, and setting up an account with a one-time code; and signing out. No
 * page tells whether a login exists. A set-up that is under way is a pass in the cookie that later holds the session; it
 * opens nothing but the next step.
 */
@NullMarked
package org.chengqing.console.signin;

import org.jspecify.annotations.NullMarked;
