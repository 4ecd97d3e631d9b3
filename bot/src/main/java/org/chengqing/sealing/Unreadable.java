package org.chengqing.sealing;

import org.jspecify.annotations.Nullable;

/** Something sealed cannot be opened: the key is another, the bytes are damaged, or they belong elsewhere. */
public final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unreadable(String why, @Nullable Throwable cause) {
        super(why, cause);
    }
}
