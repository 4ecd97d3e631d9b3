/**
 * Draws a review as a picture to pass on in a group chat: 1080 pixels wide, below 200 kB, with fonts of its own, so that it
 * looks the same on every machine. {@link ReviewPictures} is the door: a bounded number is drawn at the same time and the
 * last ones are kept. Where lines end and how large letters are is decided without drawing ({@link LineBreaks}, {@link
 * Fitting}); {@link Drawing} only paints.
 */
@NullMarked
package org.chengqing.picture;

import org.jspecify.annotations.NullMarked;
