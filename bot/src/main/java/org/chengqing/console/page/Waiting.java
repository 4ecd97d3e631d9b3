package org.chengqing.console.page;

import java.util.List;
import org.chengqing.staff.StaffMember;

/** What waits for somebody, for the first page. Each area that has such things is a bean. */
public interface Waiting {
    /** What waits for this member of staff, as far as they may see it; may block on JDBC. */
    List<Item> items(StaffMember staff);

    /**
     * Something that waits.
     *
     * @param label what it is, in a few words
     * @param count how many; those with none are not shown
     * @param path where it is dealt with
     * @param pressing whether it should have been done by now
     * @param order items stand in the order of these numbers
     */
    record Item(String label, long count, String path, boolean pressing, int order) {}
}
