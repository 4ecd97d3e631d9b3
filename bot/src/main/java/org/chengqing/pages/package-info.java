/**
 * What all pages of this service share: style sheets and scripts under addresses that change with their content, the
 * headers that keep a browser from running anything else, and the pages for errors.
 */
@NullMarked
package org.chengqing.pages;

import org.jspecify.annotations.NullMarked;
