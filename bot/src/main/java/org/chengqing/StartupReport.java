package org.chengqing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chengqing.channel.wechat.WeChatSettings;
import org.chengqing.outbox.Outbox;
import org.chengqing.staff.SetUp;
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
    private final SetUp setUp;

    StartupReport(Environment environment, Outbox outbox, WeChatSettings wechat, SetUp setUp) {
        this.setUp = setUp;
        this.environment = environment;
        this.outbox = outbox;
        this.wechat = wechat;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        lines(environment.getProperty("local.server.port", "8080")).forEach(LOG::info);
    }

    List<String> lines(String port) {
        List<String> lines = new ArrayList<>();
        lines.add("网页聊天：http://localhost:" + port + "/");
        lines.add("管理后台：http://localhost:" + port + "/console");
        setUp.firstCode()
                .ifPresent(code -> lines.add("还没有管理员。请在 " + code.length().toMinutes() + " 分钟内打开 http://localhost:"
                        + port + "/console/set-up ，输入一次性设置码 " + code.code().text()
                        + " （过期了运行 ./chengqing staff code 再要一个）"));
        lines.add("线索邮件：" + outbox.destination());
        lines.add("微信公众号：" + accounts());
        return lines;
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
