package org.chengqing.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code evaluate pii}: finds personal data in labelled texts and counts what is right. Starts no server. */
@Command(name = "pii", mixinStandardHelpOptions = true, description = "评测个人信息识别")
final class EvaluatePiiCommand implements Callable<Integer> {
    @Option(names = "--texts", required = true, paramLabel = "文件", description = "标注文本（.jsonl），可给多个")
    private List<Path> texts = new ArrayList<>();

    @Option(names = "--predictions", paramLabel = "文件", description = "把每条的 id 和找到的位置写到这里（.jsonl）")
    private @Nullable Path predictions;

    @Override
    public Integer call() throws IOException {
        try {
            List<LabelledPii> labelled =
                    LabelledPii.read(texts.stream().map(Application::file).toList());
            PiiFigures figures = PiiFigures.of(labelled);
            if (predictions != null) {
                LabelledPii.writePredictions(labelled, Application.file(predictions));
            }
            System.out.print(figures.text());
            return 0;
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return RootCommand.REJECTED;
        }
    }
}
