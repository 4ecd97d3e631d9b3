package org.chengqing.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chengqing.command.Application.Opened;
import org.chengqing.conversation.intent.Intent;
import org.chengqing.conversation.intent.IntentLog;
import org.chengqing.conversation.intent.LabelledMessage;
import org.chengqing.conversation.intent.LabelledMessages;
import org.chengqing.conversation.intent.UnderstoodMessage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** {@code intents}: what messages were lately taken to want; {@code correct} and {@code export} make data of mistakes. */
@Command(name = "intents", mixinStandardHelpOptions = true, description = "意图记录：最近的消息被理解成什么")
final class IntentsCommand implements Callable<Integer> {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));

    private final Application application;

    @Option(names = "--intent", paramLabel = "意图", description = "只看这种意图")
    private @Nullable String intent;

    @Option(names = "--uncertain", description = "最没把握的在前")
    private boolean uncertain;

    @Option(names = "--most", paramLabel = "条数", description = "最多几条（默认 ${DEFAULT-VALUE}）", defaultValue = "20")
    private int most;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    private IntentsCommand(Application application) {
        this.application = application;
    }

    /** The command with those below it. */
    static CommandLine line(Application application) {
        return new CommandLine(new IntentsCommand(application))
                .addSubcommand(new Correct(application))
                .addSubcommand(new Export(application));
    }

    @Override
    public Integer call() {
        Optional<Intent> only = Optional.ofNullable(intent).flatMap(Intent::ofCode);
        if (intent != null && only.isEmpty()) {
            return unknown(intent);
        }
        try (Opened opened = application.open(settings)) {
            List<UnderstoodMessage> rows =
                    opened.bean(IntentLog.class).list(only.orElse(null), uncertain, Math.clamp(most, 1, 1000));
            rows.forEach(row -> System.out.println(text(row)));
            if (rows.isEmpty()) {
                System.out.println("没有记录。");
            }
        }
        return 0;
    }

    private static int unknown(String code) {
        System.err.println("没有意图“" + code + "”。可用："
                + Stream.of(Intent.values()).map(Intent::code).collect(Collectors.joining(" ")));
        return RootCommand.REJECTED;
    }

    static String text(UnderstoodMessage row) {
        String corrected = row.correction()
                .map(correction -> "  更正为 " + correction.intent().code() + "（" + correction.by() + "）")
                .orElse("");
        return String.format(
                Locale.ROOT,
                "%d  %s  %s  把握 %.2f  情境 %s%s%n    %s%n    %s",
                row.id(),
                MINUTE.format(row.at()),
                row.intent().code(),
                row.margin(),
                row.situation().code(),
                corrected,
                row.text().replace('\n', ' '),
                String.join("，", row.reasons()));
    }

    /** {@code intents correct ID INTENT}. */
    @Command(name = "correct", mixinStandardHelpOptions = true, description = "更正一条的意图，更正会成为训练数据")
    static final class Correct implements Callable<Integer> {
        private final Application application;

        @Parameters(index = "0", paramLabel = "编号")
        private long id;

        @Parameters(index = "1", paramLabel = "意图")
        private String intent = "";

        @Option(names = "--by", paramLabel = "姓名", description = "谁更正的（默认为系统用户名）", defaultValue = "${sys:user.name}")
        private String by = "";

        @Unmatched
        private List<String> settings = new ArrayList<>();

        Correct(Application application) {
            this.application = application;
        }

        @Override
        public Integer call() {
            Optional<Intent> right = Intent.ofCode(intent);
            if (right.isEmpty()) {
                return unknown(intent);
            }
            try (Opened opened = application.open(settings)) {
                if (!opened.bean(IntentLog.class).correct(id, right.get(), by)) {
                    System.err.println("没有编号为 " + id + " 的记录，可能已过保存期。");
                    return RootCommand.REJECTED;
                }
            }
            System.out.println("已更正。");
            return 0;
        }
    }

    /** {@code intents export FILE}. */
    @Command(name = "export", mixinStandardHelpOptions = true, description = "把更正导出为训练数据（.jsonl）")
    static final class Export implements Callable<Integer> {
        private final Application application;

        @Parameters(paramLabel = "文件")
        private Path file = Path.of("");

        @Unmatched
        private List<String> settings = new ArrayList<>();

        Export(Application application) {
            this.application = application;
        }

        @Override
        public Integer call() throws IOException {
            Path target = Application.file(file).toAbsolutePath();
            try (Opened opened = application.open(settings)) {
                List<LabelledMessage> corrections = opened.bean(IntentLog.class).corrections();
                LabelledMessages.write(corrections, target);
                System.out.println("已导出 " + corrections.size() + " 条到 " + target);
            }
            return 0;
        }
    }
}
