package org.chengqing.staff;

import java.util.Set;

/**
 * A member of staff who may sign in.
 *
 * @param login what they type to sign in; also the name in every record, since it is never given to another person
 * @param name how colleagues call them
 */
public record StaffMember(StaffId id, String login, String name, Set<Role> roles) {
    /** Copies the roles. */
    public StaffMember {
        roles = Set.copyOf(roles);
    }

    /** Whether one of the roles allows this. */
    public boolean may(Permission permission) {
        return permission == Permission.SIGNED_IN
                || roles.stream().anyMatch(role -> role.permissions().contains(permission));
    }
}
