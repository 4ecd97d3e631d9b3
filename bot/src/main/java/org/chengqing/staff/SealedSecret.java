package org.chengqing.staff;

import org.jspecify.annotations.Nullable;

/** The secret of a second factor, sealed for its holder. */
final class SealedSecret {
    private final byte[] bytes;

    SealedSecret(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** As a row holds it; null for none. */
    static @Nullable SealedSecret of(byte @Nullable [] bytes) {
        return bytes == null ? null : new SealedSecret(bytes);
    }

    byte[] bytes() {
        return bytes.clone();
    }
}
