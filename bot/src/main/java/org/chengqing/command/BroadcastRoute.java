package org.chengqing.command;

import org.chengqing.broadcast.Way;
import org.chengqing.channel.wechat.standin.Paths;

/** By what a measured broadcast reaches people. */
enum BroadcastRoute {
    /** One by one; what was cut off is uncertain for ever. */
    DIRECT(Way.DIRECT, Paths.CUSTOM_SEND, 20, false),
    /** One by one, each under a name by which the platform knows the repeat. */
    TEMPLATE(Way.TEMPLATE, Paths.TEMPLATE_SEND, 20, false),
    /** Ten thousand by one call under such a name. */
    LIST(Way.MASS_LIST, Paths.MASS_SEND, 1, true);

    private final Way way;
    private final String path;
    private final int unanswered;
    private final boolean together;

    BroadcastRoute(Way way, String path, int unanswered, boolean together) {
        this.way = way;
        this.path = path;
        this.unanswered = unanswered;
        this.together = together;
    }

    /** What the editor chooses. */
    Way way() {
        return way;
    }

    /** The platform's path for it. */
    String path() {
        return path;
    }

    /** How many calls the platform leaves without an answer at a kill: more than one job has under way, if jobs have many. */
    int unanswered() {
        return unanswered;
    }

    /** Whether many go by one call; then the limit of messages a second says nothing, and a kill has to hit all instances. */
    boolean together() {
        return together;
    }
}
