package org.chengqing.attachments;

import java.time.Clock;
import java.util.List;
import org.chengqing.alarms.Alarm;
import org.chengqing.alarms.AlarmSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the feature. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AttachmentSettings.class)
class AttachmentsConfiguration {
    @Bean
    Previews previews(AttachmentSettings settings) {
        return new Previews(settings.preview());
    }

    @Bean
    Antivirus antivirus(AttachmentSettings settings) {
        return new Antivirus(settings.clamd());
    }

    @Bean
    AlarmSource antivirusAlarm(Antivirus antivirus, Clock clock) {
        return AlarmSource.named(
                "antivirus",
                () -> antivirus.answers()
                        ? List.of()
                        : List.of(new Alarm(
                                "antivirus",
                                "查毒程序（clamd）没有应答，附件照常发出并标明“未查毒”；请检查 attachments.clamd 的设置和 clamd 是否在运行。",
                                clock.instant())));
    }
}
