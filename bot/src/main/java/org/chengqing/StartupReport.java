package org.chengqing;

import java.util.List;
import java.util.stream.Collectors;
import org.chengqing.channel.wechat.WeChatSettings;
import org.chengqing.outbox.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The last lines of a start: where to go, where mail goes, and what is not configured. */
@Component
@Profile("!command")
class StartupReport implements ApplicationListener<ApplicationReadyEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(StartupReport.class);
    private final Environment environment;
    private final Outbox outbox;
    private final WeChatSettings wechat;

    StartupReport(Environment environment, Outbox outbox, WeChatSettings wechat) {
        this.environment = environment;
        this.outbox = outbox;
        this.wechat = wechat;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        lines(environment.getProperty("local.server.port", "8080")).forEach(LOG::info);
    }

    List<String> lines(String port) {
        return List.of(
                "网页聊天：http://localhost:" + port + "/",
                "管理后台：本版本尚未提供，辟谣用 ./chengqing import 和 export 维护",
                "线索邮件：" + outbox.destination(),
                "微信公众号：" + accounts());
    }

    private String accounts() {
        if (wechat.accounts().isEmpty()) {
            return "未配置（见 README；试用可加 --wechat.stand-in=true）";
        }
        String paths = wechat.accounts().keySet().stream()
                .sorted()
                .map(name -> "/wechat/" + name)
                .collect(Collectors.joining("、"));
        return wechat.standIn() ? paths + "（接口用本机的替身，仅供开发）" : paths;
    }
}
