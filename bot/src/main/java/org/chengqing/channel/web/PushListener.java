package org.chengqing.channel.web;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;

/**
 * Hears of pushes on other instances. The service starts without Redis too: this tries until it listens; after that
 * the container reconnects by itself.
 */
final class PushListener implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(PushListener.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final RedisMessageListenerContainer container = new RedisMessageListenerContainer();
    private final OpenPages pages;
    private volatile boolean running;

    PushListener(RedisConnectionFactory factory, SharedPushes pushes, OpenPages pages) {
        this.pages = pages;
        container.setConnectionFactory(factory);
        container.setAutoStartup(false);
        container.addMessageListener(
                (message, pattern) -> pushes.announced(message.getBody(), pages), ChannelTopic.of(SharedPushes.TOPIC));
        container.afterPropertiesSet();
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("web-chat-listen").start(this::listen);
    }

    /** Ends the streams of all open pages first, so that a graceful stop of the server need not wait for them. */
    @Override
    public void stop() {
        running = false;
        pages.close();
        container.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void listen() {
        while (running) {
            try {
                container.start();
                return;
            } catch (RuntimeException e) {
                LOG.warn("web chat does not hear of other instances yet: {}", e.toString());
                container.stop();
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
