package org.chengqing.console.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengqing.alarms.Alarms;
import org.chengqing.staff.StaffAccounts;
import org.chengqing.staff.StaffMember;
import org.jspecify.annotations.Nullable;

/** What every page shows beside its own content. Blocks on JDBC. */
final class Layout {
    private final Alarms alarms;
    private final List<MenuItem> menu;
    private final StaffAccounts accounts;
    private final Times times;

    Layout(Alarms alarms, List<Section> sections, StaffAccounts accounts, Times times) {
        this.alarms = alarms;
        this.accounts = accounts;
        this.menu = sections.stream()
                .flatMap(section -> section.menu().stream())
                .sorted(Comparator.comparing(MenuItem::order))
                .toList();
        this.times = times;
    }

    /** The model of a page with that of its layout; a part of a page has no layout. */
    Map<String, Object> around(Answer.View view, Visit visit, @Nullable String notice) {
        Map<String, Object> model = new HashMap<>(view.model());
        model.put("times", times);
        model.put("address", visit.address());
        if (notice != null) {
            model.put("notice", notice);
        }
        if (visit.signedIn()) {
            StaffMember staff = visit.staff();
            model.put("staff", staff);
            model.put("names", accounts.names());
            if (!view.template().contains("::")) {
                model.put("menu", allowed(staff));
                model.put("alarms", new ArrayList<>(alarms.current()));
            }
        }
        return model;
    }

    private List<MenuItem> allowed(StaffMember staff) {
        return menu.stream().filter(item -> staff.may(item.needs())).toList();
    }
}
