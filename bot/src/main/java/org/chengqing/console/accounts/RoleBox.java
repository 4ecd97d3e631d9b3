package org.chengqing.console.accounts;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chengqing.staff.Role;

/**
 * A box to check.
 *
 * @param hint what the role may do, in a few words
 */
record RoleBox(String name, String label, String hint, boolean checked) {
    /** One for each role. */
    static List<RoleBox> all(Set<Role> checked) {
        return Arrays.stream(Role.values())
                .map(role -> new RoleBox(role.name(), role.label(), hint(role), checked.contains(role)))
                .toList();
    }

    /** The roles that were checked; what is none is left out. */
    static Set<Role> chosen(Collection<String> names) {
        return Arrays.stream(Role.values())
                .filter(role -> names.contains(role.name()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String hint(Role role) {
        return switch (role) {
            case ADMINISTRATOR -> "管账号、看系统状态，看不到举报内容";
            case EDITOR -> "写辟谣、看居民在问什么，不能自己发布";
            case REVIEWER -> "审核、发布别人写的辟谣";
            case INTAKE_OFFICER -> "办理举报线索，看不到是谁举报的";
            case IDENTITY_OFFICER -> "写明理由后可以看是谁举报的，每次都留记录";
            case AUDITOR -> "看审计记录，什么也改不了";
        };
    }
}
