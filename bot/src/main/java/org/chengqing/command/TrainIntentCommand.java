package org.chengqing.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.chengqing.command.Application.Opened;
import org.chengqing.conversation.intent.IntentLog;
import org.chengqing.conversation.intent.IntentTraining;
import org.chengqing.conversation.intent.LabelledMessage;
import org.chengqing.knowledge.embedding.BgeSentenceModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** {@code train intent}: learns the intents from labelled messages, measures by cross-validation, writes the model. */
@Command(name = "intent", mixinStandardHelpOptions = true, description = "训练意图识别（一两分钟）")
final class TrainIntentCommand implements Callable<Integer> {
    private final Application application;

    @Option(names = "--messages", paramLabel = "文件", description = "标注消息（.jsonl），可给多个；不给则用项目自带的全部")
    private List<Path> messages = new ArrayList<>();

    @Option(names = "--corrections", description = "加上工作人员在意图记录里的更正")
    private boolean corrections;

    @Option(names = "--out", paramLabel = "文件", description = "模型写到哪里；不给则替换正在用的（设置 intent.model）")
    private @Nullable Path out;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    TrainIntentCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() throws IOException {
        IntentFiles files = IntentFiles.settings(settings);
        Path target = out == null ? files.model().model() : Application.file(out);
        try {
            List<Path> sources = messages.isEmpty()
                    ? IntentFiles.ofProject()
                    : messages.stream().map(Application::file).toList();
            List<String> told = new ArrayList<>();
            for (Path source : sources) {
                told.add(source.getFileName() + " sha256 " + digest(source));
            }
            List<LabelledMessage> learned = new ArrayList<>(IntentFiles.read(sources));
            if (corrections) {
                List<LabelledMessage> corrected = corrected();
                learned.addAll(corrected);
                told.add("corrections " + corrected.size());
            }
            System.err.println("正在用 " + learned.size() + " 条消息训练……");
            IntentTraining training = new IntentTraining(files.words(), new BgeSentenceModel(), Clock.systemUTC());
            tell(training.run(learned, told, target), target);
            return 0;
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return RootCommand.REJECTED;
        }
    }

    private List<LabelledMessage> corrected() {
        try (Opened opened = application.open(settings)) {
            return opened.bean(IntentLog.class).corrections();
        }
    }

    private static void tell(IntentTraining.Report report, Path target) {
        System.out.println(FiguresText.of("五折交叉验证，已知对话情境：", report.situated()));
        System.out.println(FiguresText.of("五折交叉验证，不知对话情境：", report.bare()));
        System.out.printf(
                Locale.ROOT,
                "交叉验证得出的阈值（填入 config/application.yml）：intent.urgent-from %.2f，intent.torn-below %.2f%n",
                report.urgentFrom(),
                report.tornBelow());
        System.out.println("模型已写到 " + target + "，重新启动后生效。");
    }

    private static String digest(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("没有文件 " + file);
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
