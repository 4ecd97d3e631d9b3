package org.chengqing.staff;

import java.text.Normalizer;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Hashes passwords with Argon2id. Each takes 16 MB of memory while it runs, so few run at once; others wait for a turn. */
final class Passwords {
    private final Argon2PasswordEncoder encoder = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final Semaphore turns;
    private final String ofNobody;

    Passwords(int atOnce) {
        turns = new Semaphore(atOnce, true);
        ofNobody = hash("a password that nobody has");
    }

    /** The hash with its salt and parameters. */
    String hash(String password) {
        turns.acquireUninterruptibly();
        try {
            return encoder.encode(normal(password));
        } finally {
            turns.release();
        }
    }

    /** Whether the hash is of this password. Without a hash it is false, after the same time. */
    boolean matches(String password, @Nullable String hash) {
        turns.acquireUninterruptibly();
        try {
            boolean same = encoder.matches(normal(password), hash == null ? ofNobody : hash);
            return same && hash != null;
        } finally {
            turns.release();
        }
    }

    /** Whether a hash was made with weaker parameters than today's. */
    boolean isOld(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    /** The same password whatever the keyboard makes of it. */
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }
}
