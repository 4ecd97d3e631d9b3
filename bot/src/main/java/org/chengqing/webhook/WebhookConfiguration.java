package org.chengqing.webhook;

import java.time.Clock;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.chengqing.channel.BulkReports;
import org.chengqing.channel.Envelope;
import org.chengqing.channel.InboundMessage;
import org.chengqing.channel.wechat.WeChatChannel;
import org.chengqing.channel.wechat.WeChatDoors;
import org.chengqing.channel.wechat.WeChatSettings;
import org.chengqing.conversation.Conversations;
import org.chengqing.identity.Pseudonyms;
import org.chengqing.sealing.MasterKey;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Wires the edge and the pools on which its work runs. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class WebhookConfiguration {
    private static final int SENDING = 8;
    /** Pictures sent at once, and waiting for it; the link is there already. */
    private static final int PICTURES = 4;

    private static final int PICTURES_WAITING = 200;

    @Bean(destroyMethod = "dispose")
    Scheduler webhookAnswering(WeChatSettings settings) {
        return pool("answer-", settings.limits().running(), settings.limits().waiting());
    }

    @Bean(destroyMethod = "dispose")
    Scheduler webhookAfter(WeChatSettings settings) {
        return pool("after-", SENDING, settings.limits().waiting());
    }

    @Bean(destroyMethod = "dispose")
    Scheduler webhookPictures() {
        return pool("picture-", PICTURES, PICTURES_WAITING);
    }

    @Bean
    RouterFunction<ServerResponse> weChatRoutes(
            WeChatDoors doors,
            Answers answers,
            ReportInbox reports,
            Pseudonyms pseudonyms,
            WeChatSettings settings,
            Clock clock) {
        return new WeChatEndpoint(doors, answers, reports, pseudonyms, settings.limits(), clock).routes();
    }

    @Bean(destroyMethod = "close")
    ReportInbox reportInbox(ObjectProvider<BulkReports> listeners, WeChatSettings settings) {
        return new ReportInbox(listeners.orderedStream().toList(), settings.limits());
    }

    @Bean
    SharedAnswers sharedAnswers(ReactiveStringRedisTemplate redis, MasterKey contentKey, WeChatSettings settings) {
        SharedAnswers shared =
                new SharedAnswers(redis, settings.limits().keepAnswers(), contentKey.keyFor("webhook answers"));
        shared.warmUp();
        return shared;
    }

    @Bean
    Answers answers(
            Conversations conversations,
            WeChatChannel channel,
            SharedAnswers shared,
            WeChatSettings settings,
            Scheduler webhookAnswering,
            Scheduler webhookAfter,
            Scheduler webhookPictures,
            Clock clock) {
        Work work = new Work(
                conversations,
                channel,
                message -> note(channel, message),
                shared,
                settings,
                webhookAnswering,
                webhookAfter,
                webhookPictures);
        return new Answers(work, shared, settings, clock);
    }

    private static void note(WeChatChannel channel, InboundMessage message) {
        Envelope by = message.envelope();
        switch (message) {
            case InboundMessage.Departed departed -> {
                // nobody is there to be written to
            }
            case InboundMessage.Followed followed -> channel.noteTap(by.sender(), by.sentAt());
            case InboundMessage.MenuTapped tapped -> channel.noteTap(by.sender(), by.sentAt());
            case InboundMessage.Scanned scanned -> channel.noteTap(by.sender(), by.sentAt());
            default -> channel.noteContact(by.sender(), by.sentAt());
        }
    }

    static Scheduler pool(String name, int running, int waiting) {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                running,
                running,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                Thread.ofVirtual().name(name, 0).factory());
        executor.allowCoreThreadTimeOut(true);
        return Schedulers.fromExecutorService(executor);
    }
}
