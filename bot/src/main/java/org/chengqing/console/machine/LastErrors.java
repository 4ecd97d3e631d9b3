package org.chengqing.console.machine;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.chengqing.masking.Masking;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * The last warnings and errors in the log of this instance. Our messages hold no personal data by rule; those of
 * libraries may, so all are masked before they are shown.
 */
@Component
@ConditionalOnWebApplication
final class LastErrors implements DisposableBean {
    private static final int MOST = 50;
    private static final int LONGEST = 300;

    private final LoggerContext context;
    private final Ring ring = new Ring();

    LastErrors() {
        context = (LoggerContext) LoggerFactory.getILoggerFactory();
        ring.setContext(context);
        ring.setName("last-errors");
        ring.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(ring);
    }

    /** One event of the log. */
    record Line(Instant at, boolean error, String source, String message) {}

    /** The newest first. */
    List<Line> lines() {
        return ring.lines().stream()
                .map(line -> new Line(line.at(), line.error(), line.source(), Masking.masked(line.message())))
                .toList();
    }

    @Override
    public void destroy() {
        context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(ring);
        ring.stop();
    }

    private static final class Ring extends AppenderBase<ILoggingEvent> {
        private final Deque<Line> lines = new ArrayDeque<>();

        @Override
        protected void append(ILoggingEvent event) {
            if (!event.getLevel().isGreaterOrEqual(Level.WARN)) {
                return;
            }
            String message = event.getFormattedMessage();
            String name = event.getLoggerName();
            Line line = new Line(
                    event.getInstant(),
                    event.getLevel().isGreaterOrEqual(Level.ERROR),
                    name.substring(name.lastIndexOf('.') + 1),
                    message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message);
            synchronized (lines) {
                lines.addFirst(line);
                if (lines.size() > MOST) {
                    lines.removeLast();
                }
            }
        }

        List<Line> lines() {
            synchronized (lines) {
                return List.copyOf(lines);
            }
        }
    }
}
