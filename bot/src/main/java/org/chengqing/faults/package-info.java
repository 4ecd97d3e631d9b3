/**
 * Equipment that breaks things on purpose and counts what is lost: test rig, and what {@code ./chengqing bench faults}
 * runs. The service is the real program in a process of its own, to be killed, stopped and started again; its servers
 * stand behind a {@link org.chengqing.faults.FaultProxy}; {@link org.chengqing.faults.Residents} send reports as WeChat
 * does and keep what they were told; {@link org.chengqing.faults.OfficeServer} is the office's mail server.
 *
 * <p>At the end {@link org.chengqing.faults.Ledgers} compares three accounts that know nothing of each other: what
 * residents were told, what mails arrived, and what the database calls undelivered. Nothing here is part of the running
 * service.
 */
@NullMarked
package org.chengqing.faults;

import org.jspecify.annotations.NullMarked;
