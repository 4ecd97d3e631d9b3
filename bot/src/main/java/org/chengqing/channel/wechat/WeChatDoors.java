package org.chengqing.channel.wechat;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The doors of all accounts, by our name for each. Ready for the first message once made. */
public final class WeChatDoors {
    private final Map<String, WeChatDoor> doors;

    /**
     * Makes and warms them up.
     *
     * @param publicBase where the public pages of reviews are, the part before {@code /r/…}
     */
    public WeChatDoors(WeChatSettings settings, URI publicBase, Clock clock) {
        doors = settings.accounts().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        account -> new WeChatDoor(
                                account.getKey(),
                                account.getValue(),
                                settings.limits().timeWindow(),
                                publicBase,
                                clock)));
        doors.values().forEach(WeChatDoor::warmUp);
    }

    /** The door of this account, null if there is none. */
    public @Nullable WeChatDoor of(String account) {
        return doors.get(account);
    }
}
