package org.chengqing.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.chengqing.audit.AuditAct;
import org.chengqing.audit.AuditTrail;
import org.chengqing.command.Application.Opened;
import org.chengqing.knowledge.catalog.ImportError;
import org.chengqing.knowledge.catalog.ImportOrder;
import org.chengqing.knowledge.catalog.ImportResult;
import org.chengqing.knowledge.catalog.ReviewImport;
import org.chengqing.knowledge.claim.ReviewState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** {@code import FILE}: takes reviews from a file into the catalogue, all or nothing. */
@Command(name = "import", mixinStandardHelpOptions = true, description = "导入辟谣（.jsonl、.yml、.csv），全部成功或全部不动")
final class ImportCommand implements Callable<Integer> {
    private final Application application;

    @Parameters(paramLabel = "文件", description = "格式见 docs/文件格式.md")
    private Path file = Path.of("");

    @Option(names = "--by", paramLabel = "姓名", description = "记入修订历史的操作人，默认：命令行导入")
    private String by = "命令行导入";

    @Option(names = "--as-draft", description = "没有写明状态的条目作为草稿导入，不直接发布")
    private boolean asDraft;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    ImportCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() throws IOException {
        Path source = Application.file(file);
        if (!Files.isReadable(source) || Files.isDirectory(source)) {
            System.err.println("文件 " + file + " 不存在或不能读取。");
            return RootCommand.REJECTED;
        }
        ImportOrder order = new ImportOrder(by, asDraft ? ReviewState.DRAFT : ReviewState.RELEASED, false);
        try (Opened opened = application.open(settings)) {
            ImportResult result = run(opened.bean(ReviewImport.class), source, order);
            if (result instanceof ImportResult.Imported done) {
                opened.bean(AuditTrail.class)
                        .record(
                                by,
                                AuditAct.REBUTTALS_IMPORTED,
                                null,
                                "新增 " + done.added() + " 条，更新 " + done.changed() + " 条");
            }
            return tell(result);
        }
    }

    private static ImportResult run(ReviewImport reviews, Path source, ImportOrder order) throws IOException {
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("导入")
                .setInitialMax(Files.size(source))
                .setUnit(" KB", 1024)
                .setStyle(ProgressBarStyle.ASCII)
                .build()) {
            return reviews.run(source, order, (read, total) -> bar.stepTo(read));
        }
    }

    private static int tell(ImportResult result) {
        return switch (result) {
            case ImportResult.Imported done -> {
                done.notices().forEach(notice -> System.out.println("提示：" + notice));
                System.out.println(
                        "导入完成：新增 " + done.added() + " 条，更新 " + done.changed() + " 条，未变 " + done.unchanged() + " 条。");
                yield 0;
            }
            case ImportResult.Refused refused -> {
                for (ImportError error : refused.errors()) {
                    System.err.println(error.sentence());
                }
                System.err.println("共 " + refused.errorCount() + " 处错误，什么也没有导入；改正后请重新导入。");
                yield RootCommand.REJECTED;
            }
            case ImportResult.AlreadyImported already -> {
                System.out.println("已在 " + already.at() + " 导入过。");
                yield 0;
            }
        };
    }
}
