package org.chengqing.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.chengqing.command.Application.Opened;
import org.chengqing.conversation.Conversations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** {@code check "文字"}: what the bot would say to this text, and why; nothing is stored or sent. */
@Command(name = "check", mixinStandardHelpOptions = true, description = "试问一句：机器人会怎么答，为什么")
final class CheckCommand implements Callable<Integer> {
    private final Application application;

    @Parameters(paramLabel = "文字", description = "居民可能发来的话")
    private String text = "";

    @Unmatched
    private List<String> settings = new ArrayList<>();

    CheckCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        if (text.isBlank()) {
            System.err.println("请给出一句话，例如 ./chengqing check \"喝醋能软化血管吗\"");
            return RootCommand.REJECTED;
        }
        try (Opened opened = application.open(settings)) {
            System.out.print(RehearsalText.of(opened.bean(Conversations.class).rehearse(text)));
        }
        return 0;
    }
}
