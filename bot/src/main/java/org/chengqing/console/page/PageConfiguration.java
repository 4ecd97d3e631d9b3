package org.chengqing.console.page;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import org.chengqing.alarms.Alarms;
import org.chengqing.audit.AuditTrail;
import org.chengqing.staff.StaffAccounts;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(ConsoleSettings.class)
class PageConfiguration {
    @Bean
    Times consoleTimes(Clock clock) {
        return new Times(clock);
    }

    /** Where handlers block; their number is bounded by the dispatcher. */
    @Bean(destroyMethod = "dispose")
    Scheduler consoleThreads() {
        return Schedulers.fromExecutorService(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("console-", 0).factory()));
    }

    @Bean
    RouterFunction<ServerResponse> consoleRoutes(
            List<Section> sections,
            Alarms alarms,
            StaffAccounts accounts,
            AuditTrail audit,
            ConsoleSettings settings,
            Times times,
            Scheduler consoleThreads) {
        Layout layout = new Layout(alarms, sections, accounts, times);
        Dispatcher dispatcher = new Dispatcher(layout, audit, settings, consoleThreads);
        return dispatcher.routes(
                sections.stream().flatMap(section -> section.routes().stream()).toList());
    }
}
