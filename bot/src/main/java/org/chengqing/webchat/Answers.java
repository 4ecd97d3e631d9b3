package org.chengqing.webchat;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chengqing.channel.Channel;
import org.chengqing.channel.InboundMessage;
import org.chengqing.channel.MessageKey;
import org.chengqing.channel.Reply;
import org.chengqing.conversation.Conversations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Runs the conversation on virtual threads, a bounded number at once. A message that is sent again while it is worked on
 * waits for the same answer; an answer that takes too long for its request is pushed when it is there.
 */
final class Answers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final Reply FAILED = Reply.text("抱歉，刚才那条没有处理成功，请再发一次。");

    private final Conversations conversations;
    private final Channel channel;
    private final WebChatSettings settings;
    private final Semaphore free;
    private final Map<MessageKey, Running> running = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("web-chat-", 0).factory());

    Answers(Conversations conversations, Channel channel, WebChatSettings settings) {
        this.conversations = conversations;
        this.channel = channel;
        this.settings = settings;
        this.free = new Semaphore(settings.answersAtOnce());
    }

    /** What became of a message. */
    sealed interface Answer {
        /** This is said. */
        record Now(Reply reply) implements Answer {}

        /** It will be pushed. */
        record Later() implements Answer {}

        /** Too many at once: nothing was begun. */
        record Busy() implements Answer {}

        /** An error, which is in the log. */
        record Failed() implements Answer {}
    }

    /** Begins to answer, or joins the same message already begun. */
    Mono<Answer> answer(InboundMessage message) {
        return Mono.defer(() ->
                begin(message).map(begun -> waitFor(message, begun)).orElseGet(() -> Mono.just(new Answer.Busy())));
    }

    private Mono<Answer> waitFor(InboundMessage message, Running begun) {
        return Mono.fromFuture(begun.reply, true)
                .<Answer>map(Answer.Now::new)
                .onErrorResume(e -> Mono.just(new Answer.Failed()))
                .timeout(settings.answerWithin(), Mono.fromSupplier(() -> later(message, begun)));
    }

    private Optional<Running> begin(InboundMessage message) {
        MessageKey key = message.envelope().key();
        Running begun = running.get(key);
        if (begun != null) {
            return Optional.of(begun);
        }
        if (!free.tryAcquire()) {
            return Optional.empty();
        }
        Running own = new Running();
        Running other = running.putIfAbsent(key, own);
        if (other != null) {
            free.release();
            return Optional.of(other);
        }
        threads.execute(() -> run(message, own));
        return Optional.of(own);
    }

    private void run(InboundMessage message, Running own) {
        try {
            own.reply.complete(conversations.answer(message));
        } catch (RuntimeException e) {
            LOG.error("a web chat message was not answered", e);
            own.reply.completeExceptionally(e);
        } finally {
            running.remove(message.envelope().key(), own);
            free.release();
        }
    }

    private Answer later(InboundMessage message, Running begun) {
        if (begun.pushed.compareAndSet(false, true)) {
            CompletableFuture<Void> push =
                    begun.reply.exceptionally(e -> FAILED).thenAcceptAsync(reply -> push(message, reply), threads);
            push.exceptionally(e -> {
                LOG.error("a late answer was not pushed", e);
                return null;
            });
        }
        return new Answer.Later();
    }

    private void push(InboundMessage message, Reply reply) {
        LOG.info("late answer: {}", channel.send(message.envelope().sender(), reply));
    }

    @Override
    public void close() {
        threads.shutdown();
    }

    /** A message that is being answered. */
    private static final class Running {
        private final CompletableFuture<Reply> reply = new CompletableFuture<>();
        private final AtomicBoolean pushed = new AtomicBoolean();
    }
}
