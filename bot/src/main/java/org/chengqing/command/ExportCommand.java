package org.chengqing.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chengqing.audit.AuditAct;
import org.chengqing.audit.AuditTrail;
import org.chengqing.command.Application.Opened;
import org.chengqing.knowledge.catalog.ReviewExport;
import org.chengqing.knowledge.catalog.ReviewFilter;
import org.chengqing.knowledge.catalog.ReviewFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** {@code export FILE}: writes all reviews, in whatever state, into a file that {@code import} takes back. */
@Command(name = "export", mixinStandardHelpOptions = true, description = "导出全部辟谣（按扩展名：.jsonl、.yml、.csv）")
final class ExportCommand implements Callable<Integer> {
    private final Application application;

    @Parameters(paramLabel = "文件", description = "要写的文件；已有的会被替换")
    private Path file = Path.of("");

    @Option(names = "--by", paramLabel = "姓名", description = "谁导出的，记入审计，默认：命令行")
    private String by = "命令行";

    @Unmatched
    private List<String> settings = new ArrayList<>();

    ExportCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() throws IOException {
        Path target = Application.file(file).toAbsolutePath();
        Optional<ReviewFormat> format = ReviewFormat.of(target);
        if (format.isEmpty()) {
            System.err.println("文件名应以 .jsonl、.yml 或 .csv 结尾。");
            return RootCommand.REJECTED;
        }
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            System.err.println("文件 " + target + " 所在的目录不存在或不能写入。");
            return RootCommand.REJECTED;
        }
        // written aside first, so that a failure leaves an earlier file whole
        Path draft = Files.createTempFile(folder, "export", ".tmp");
        try (Opened opened = application.open(settings)) {
            long written;
            try (var out = new BufferedOutputStream(Files.newOutputStream(draft))) {
                written = opened.bean(ReviewExport.class).run(ReviewFilter.ALL, format.get(), out);
            }
            opened.bean(AuditTrail.class).record(by, AuditAct.REBUTTALS_EXPORTED, null, written + " 条");
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
            System.out.println("已导出 " + written + " 条到 " + target);
            return 0;
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
