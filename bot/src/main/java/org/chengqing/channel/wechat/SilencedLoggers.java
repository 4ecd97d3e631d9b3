package org.chengqing.channel.wechat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Drops every log event of the client library and of the wire loggers of its HTTP client, at any level: they write
 * addresses with the access token and bodies with messages, on errors even as warnings. No setting of a level brings them
 * back.
 */
final class SilencedLoggers extends TurboFilter {
    private static final String NAME = SilencedLoggers.class.getName();

    /** Installs it, once a logging context. */
    static void install() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context
                && context.getTurboFilterList().stream().noneMatch(filter -> NAME.equals(filter.getName()))) {
            SilencedLoggers filter = new SilencedLoggers();
            filter.setName(NAME);
            filter.start();
            context.addTurboFilter(filter);
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] params,
            @Nullable Throwable t) {
        String name = logger.getName();
        return name.startsWith("me.chanjar.weixin") || name.startsWith("org.apache.hc.")
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }
}
