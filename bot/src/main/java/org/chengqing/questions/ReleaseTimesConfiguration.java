package org.chengqing.questions;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.statistics.Releases;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class ReleaseTimesConfiguration {
    private static final Duration LOOKED_EVERY = Duration.ofSeconds(20);

    @Bean
    ReleaseTimes releaseTimes(KnowledgeBase knowledge, Releases releases, JdbcClient jdbc) {
        return new ReleaseTimes(knowledge, releases, jdbc);
    }

    /** One job for all instances. */
    @Bean
    Task<Void> noteReleaseTimes(ReleaseTimes times) {
        return Tasks.recurring("release-times", Schedules.fixedDelay(LOOKED_EVERY))
                .execute((_, _) -> times.run());
    }
}
