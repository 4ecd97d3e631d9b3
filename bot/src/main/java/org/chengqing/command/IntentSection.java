package org.chengqing.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.chengqing.conversation.intent.IntentClassifier;
import org.chengqing.conversation.intent.IntentEvaluation;
import org.chengqing.conversation.intent.IntentEvaluation.Letters;
import org.chengqing.conversation.intent.IntentFigures;
import org.chengqing.knowledge.embedding.BgeSentenceModel;

/** Intents: labelled messages, and citizens' letters as a second look at report against question. */
final class IntentSection implements EvaluationSection {
    private static final Path MESSAGES = Path.of("local", "intents-dev.jsonl");
    private static final Path LETTERS = Path.of("public", "letters-dev.jsonl");

    @Override
    public Result measure(List<Path> folders, List<String> settings) throws IOException {
        List<Path> messages = existing(folders, MESSAGES);
        List<Path> letters = existing(folders, LETTERS);
        if (messages.isEmpty() && letters.isEmpty()) {
            return new Result.Measured("");
        }
        IntentFiles files = IntentFiles.settings(settings);
        TextTable table = new TextTable(1, List.of("数据集", "条数", "宏平均F1", "紧急召回%", "举报当提问%", "提问当举报%", "反问%", "准确%"));
        try (BgeSentenceModel model = new BgeSentenceModel()) {
            IntentEvaluation evaluation =
                    new IntentEvaluation(IntentClassifier.open(files.words(), files.model(), model));
            for (Path file : messages) {
                IntentEvaluation.Result result = evaluation.run(IntentFiles.read(List.of(file)));
                table.add(row("意图（已知情境）", result.situated()));
                table.add(row("意图（不知情境）", result.bare()));
            }
            for (Path file : letters) {
                table.add(row(evaluation.letters(file)));
            }
        } catch (IllegalArgumentException e) {
            return new Result.Rejected(List.of(String.valueOf(e.getMessage())));
        }
        return new Result.Measured("\n意图\n" + table.text());
    }

    private static List<Path> existing(List<Path> folders, Path file) {
        return folders.stream()
                .map(folder -> folder.resolve(file))
                .filter(Files::isRegularFile)
                .toList();
    }

    private static List<String> row(String name, IntentFigures figures) {
        return List.of(
                name,
                String.valueOf(figures.messages()),
                String.format(Locale.ROOT, "%.3f", figures.macroF1()),
                percent(figures.urgentRecall()),
                percent(figures.reportTakenForAsk()),
                percent(figures.askTakenForReport()),
                percent(figures.torn()),
                percent(figures.accuracy()));
    }

    private static List<String> row(Letters letters) {
        return List.of(
                "来信（咨询与举报）",
                String.valueOf(letters.letters()),
                "-",
                "-",
                percent(letters.reportTakenForAsk()),
                percent(letters.askTakenForReport()),
                percent(letters.torn()),
                percent(letters.accuracy()));
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.2f", 100 * part);
    }
}
