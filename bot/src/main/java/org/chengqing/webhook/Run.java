package org.chengqing.webhook;

import java.util.concurrent.CompletableFuture;
import org.chengqing.channel.Reply;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** An answer that this process works on or has finished: everybody who asks gets the same. Safe for many threads. */
final class Run {
    private final CompletableFuture<String> text = new CompletableFuture<>();
    private int tries;
    private boolean wantedLate;
    private boolean sent;
    private @Nullable Reply reply;
    private @Nullable CompletableFuture<?> work;

    /** Sets the work going; it ends by itself. */
    void goOn(Mono<Void> work) {
        this.work = work.toFuture();
    }

    /** Whether anything is left to do. */
    boolean isGoing() {
        return work != null && !work.isDone();
    }

    /** Counts one more try of WeChat here. */
    synchronized int nextTry() {
        return ++tries;
    }

    /** The answer, when it is there; whoever stops waiting does not stop the work. */
    Mono<String> text() {
        return Mono.fromFuture(text, true);
    }

    /** Asks for the answer to be sent later; false if it is there already. */
    synchronized boolean giveUp() {
        if (reply != null) {
            return false;
        }
        wantedLate = true;
        return true;
    }

    /** The answer is there. */
    void finish(Reply said, String written) {
        synchronized (this) {
            reply = said;
        }
        text.complete(written);
    }

    /** What has to be sent later, once: null if nothing has, or it was taken before. */
    synchronized @Nullable Reply takeLate(boolean wantedElsewhere) {
        if (sent || !(wantedLate || wantedElsewhere)) {
            return null;
        }
        sent = true;
        return reply;
    }
}
