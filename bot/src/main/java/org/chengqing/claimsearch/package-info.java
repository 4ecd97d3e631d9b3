/**
 * What other programs may ask: the released reviews, in the shape of {@code claims:search} of Google's Fact Check Tools
 * API, so that clients written for that one work. It answers from memory, off the event loop, within bounds for each
 * address and for all together, and keeps nothing of what was asked. The description for programs is the resource
 * {@code openapi.json} beside this package.
 */
@NullMarked
package org.chengqing.claimsearch;

import org.jspecify.annotations.NullMarked;
