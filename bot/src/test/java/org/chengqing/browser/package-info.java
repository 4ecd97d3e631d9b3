/** The pages in a real Chromium, before a scripted conversation. */
@NullMarked
package org.chengqing.browser;

import org.jspecify.annotations.NullMarked;
