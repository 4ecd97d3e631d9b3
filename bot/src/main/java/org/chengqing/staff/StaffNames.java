package org.chengqing.staff;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What staff are called, as of one moment, also those whose accounts are closed. */
public final class StaffNames {
    private final Map<String, String> names;
    private final Set<String> shared = new HashSet<>();

    /** Of names by login. */
    StaffNames(Map<String, String> byLogin) {
        names = new HashMap<>(byLogin);
        Set<String> seen = new HashSet<>();
        names.values().stream().filter(name -> !seen.add(name)).forEach(shared::add);
    }

    /**
     * The name of who has this login, with the login where several have that name. Whatever is no login, such as the
     * name of a program, comes back as it is.
     */
    public @Nullable String of(@Nullable String login) {
        String name = login == null ? null : names.get(login);
        if (name == null) {
            return login;
        }
        return shared.contains(name) ? name + "（" + login + "）" : name;
    }
}
