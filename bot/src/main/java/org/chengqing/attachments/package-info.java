/**
 * What people attach, taken as hostile: its type is told by its bytes and by nothing that anybody claims, it is shown
 * only as a picture of our own making, it is handed out only in a way that no browser runs, and it is asked about at a
 * virus scanner where there is one. Archives are recognised and never opened.
 */
@NullMarked
package org.chengqing.attachments;

import org.jspecify.annotations.NullMarked;
