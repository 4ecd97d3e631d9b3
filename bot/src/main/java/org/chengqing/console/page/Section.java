package org.chengqing.console.page;

import java.util.List;

/** An area of the console. Each is a bean. */
public interface Section {
    /** All its pages and acts. */
    List<Route> routes();

    /** Its entry in the menu; an empty list for pages reached from elsewhere. */
    default List<MenuItem> menu() {
        return List.of();
    }
}
