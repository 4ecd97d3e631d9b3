/**
 * What must reach somebody. A mail is handed over inside the caller's transaction and from then
 * on tried by durable jobs until it is delivered or a dead letter that staff can see.
 */
@NullMarked
package org.chengqing.outbox;

import org.jspecify.annotations.NullMarked;
