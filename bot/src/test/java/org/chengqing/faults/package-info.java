/** The rows of the fault matrix on the real program and the real servers; docs/reliability.md lists them. */
package org.chengqing.faults;
