package org.chengqing.console.page;

import java.util.List;
import org.chengqing.staff.SessionToken;
import org.chengqing.staff.StaffMember;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A member of staff in an open session, as Spring Security knows them. */
public final class StaffAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;
    private final transient StaffMember member;
    private final transient SessionToken session;

    /** Somebody whose session was found. */
    public StaffAuthentication(StaffMember member, SessionToken session) {
        super(List.of(new SimpleGrantedAuthority("STAFF")));
        this.member = member;
        this.session = session;
        setAuthenticated(true);
    }

    /** Who it is. */
    public StaffMember member() {
        return member;
    }

    /** Their session. */
    public SessionToken session() {
        return session;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return member.login();
    }
}
