package org.chengqing.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.chengqing.conversation.intent.IntentClassifier;
import org.chengqing.conversation.intent.IntentEvaluation;
import org.chengqing.conversation.intent.IntentEvaluation.Letters;
import org.chengqing.conversation.intent.IntentEvaluation.Prediction;
import org.chengqing.knowledge.embedding.BgeSentenceModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;
import tools.jackson.databind.json.JsonMapper;

/** {@code evaluate intent}: tells the intents of labelled messages and counts how many are right. Starts no server. */
@Command(name = "intent", mixinStandardHelpOptions = true, description = "评测意图识别")
final class EvaluateIntentCommand implements Callable<Integer> {
    @Option(names = "--messages", required = true, paramLabel = "文件", description = "标注消息（.jsonl），可给多个")
    private List<Path> messages = new ArrayList<>();

    @Option(names = "--predictions", paramLabel = "文件", description = "把每条的 id 和意图写到这里（.jsonl）")
    private @Nullable Path predictions;

    @Option(names = "--letters", paramLabel = "文件", description = "再看公众来信里的咨询与举报（.jsonl，label 为 question 或 report）")
    private @Nullable Path letters;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        IntentFiles files = IntentFiles.settings(settings);
        try {
            IntentClassifier classifier = IntentClassifier.open(files.words(), files.model(), new BgeSentenceModel());
            IntentEvaluation evaluation = new IntentEvaluation(classifier);
            IntentEvaluation.Result result = evaluation.run(
                    IntentFiles.read(messages.stream().map(Application::file).toList()));
            if (predictions != null) {
                write(result.predictions(), Application.file(predictions));
            }
            System.out.println(FiguresText.of("已知对话情境：", result.situated()));
            System.out.print(FiguresText.of("不知对话情境：", result.bare()));
            if (letters != null) {
                System.out.print(text(evaluation.letters(Application.file(letters))));
            }
            return 0;
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return RootCommand.REJECTED;
        }
    }

    private static void write(List<Prediction> predictions, Path file) throws IOException {
        JsonMapper mapper = new JsonMapper();
        List<String> lines = predictions.stream()
                .map(each -> mapper.writeValueAsString(mapper.createObjectNode()
                        .put("id", each.id())
                        .put("intent", each.intent().code())))
                .toList();
        Files.write(file, lines);
    }

    private static String text(Letters letters) {
        return String.format(
                java.util.Locale.ROOT,
                "%n来信 %d 封：accuracy %.3f  report taken for ask %.3f  ask taken for report %.3f  torn %.3f  other %.3f%n",
                letters.letters(),
                letters.accuracy(),
                letters.reportTakenForAsk(),
                letters.askTakenForReport(),
                letters.torn(),
                letters.otherwise());
    }
}
