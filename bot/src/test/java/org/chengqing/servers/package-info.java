/** Tests of the embedded servers, and the real servers for everyone else's tests. */
@org.jspecify.annotations.NullMarked
package org.chengqing.servers;
