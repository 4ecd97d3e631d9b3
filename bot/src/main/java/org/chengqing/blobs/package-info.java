/**
 * Attachments as files, named by a keyed hash of their content and on the disk before anybody is
 * told so.
 */
@NullMarked
package org.chengqing.blobs;

import org.jspecify.annotations.NullMarked;
