package org.chengqing.channel.web;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * The pages that are open on this instance. A page that does not keep up is closed; the browser opens it again and
 * gets what it missed. Nothing here blocks.
 */
final class OpenPages {
    /** Replies that wait for one slow page. */
    private static final int MAX_WAITING = 32;

    private final Map<String, Deque<Page>> pages = new HashMap<>();
    private final PushSettings settings;
    private int count;
    private boolean closed;

    OpenPages(PushSettings settings) {
        this.settings = settings;
    }

    /** The replies that arrive for this person from now on; ends at once when too many pages are open. */
    Flux<WebPush> open(String person) {
        return Flux.defer(() -> {
            Page page = new Page();
            return enter(person, page) ? page.sink.asFlux().doFinally(signal -> leave(person, page)) : Flux.empty();
        });
    }

    /** Hands the reply to the open pages of this person and tells how many took it. */
    int push(String person, WebPush push) {
        int taken = 0;
        for (Page page : pagesOf(person)) {
            if (page.push(push)) {
                taken++;
            }
        }
        return taken;
    }

    /** Lets all pages go, so that the server can stop; they come back to the next instance. */
    void close() {
        List<Page> open = new ArrayList<>();
        synchronized (this) {
            closed = true;
            pages.values().forEach(open::addAll);
        }
        open.forEach(Page::close);
    }

    private synchronized List<Page> pagesOf(String person) {
        return List.copyOf(pages.getOrDefault(person, new ArrayDeque<>()));
    }

    private boolean enter(String person, Page page) {
        Page surplus = null;
        synchronized (this) {
            if (closed || count >= settings.maxPages()) {
                return false;
            }
            Deque<Page> own = pages.computeIfAbsent(person, p -> new ArrayDeque<>());
            own.addLast(page);
            count++;
            if (own.size() > settings.maxPagesPerVisitor()) {
                surplus = own.peekFirst();
            }
        }
        if (surplus != null) {
            surplus.close();
        }
        return true;
    }

    private synchronized void leave(String person, Page page) {
        Deque<Page> own = pages.get(person);
        if (own != null && own.remove(page)) {
            count--;
            if (own.isEmpty()) {
                pages.remove(person);
            }
        }
    }

    private static final class Page {
        private final Sinks.Many<WebPush> sink =
                Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(MAX_WAITING));

        synchronized boolean push(WebPush push) {
            Sinks.EmitResult result = sink.tryEmitNext(push);
            if (result == Sinks.EmitResult.FAIL_OVERFLOW) {
                close();
            }
            return result.isSuccess();
        }

        synchronized void close() {
            sink.tryEmitComplete();
        }
    }
}
