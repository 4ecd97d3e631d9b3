package org.chengqing.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.chengqing.audit.AuditCheck;
import org.chengqing.audit.Verdict;
import org.chengqing.command.Application.Opened;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** {@code audit}: the audit trail; {@code audit verify} checks it, exit code 1 where it is broken. */
@Command(name = "audit", mixinStandardHelpOptions = true, description = "审计记录：核对有没有被改过")
final class AuditCommand implements Callable<Integer> {
    private AuditCommand() {}

    /** The command with those below it. */
    static CommandLine line(Application application) {
        return new CommandLine(new AuditCommand()).addSubcommand(new Verify(application));
    }

    @Override
    public Integer call() {
        System.err.println("请写明要做什么：verify，用法见 ./chengqing audit --help");
        return RootCommand.REJECTED;
    }

    /** {@code audit verify}. */
    @Command(name = "verify", mixinStandardHelpOptions = true, description = "从头核对一遍：每一条都在、都没有被改过；核对不上时退出码为 1")
    static final class Verify implements Callable<Integer> {
        private final Application application;

        @Unmatched
        private List<String> settings = new ArrayList<>();

        Verify(Application application) {
            this.application = application;
        }

        @Override
        public Integer call() {
            try (Opened opened = application.open(settings)) {
                return tell(opened.bean(AuditCheck.class).run());
            }
        }

        private static int tell(Verdict verdict) {
            return switch (verdict) {
                case Verdict.Whole(long entries) -> {
                    System.out.println("核对完了：" + entries + " 条审计记录都在，一条也没有被改过。");
                    yield 0;
                }
                case Verdict.Broken(long number, String sentence) -> {
                    System.err.println("核对不上！从第 " + number + " 条起：" + sentence);
                    System.err.println("请先保留现场和备份，再查清谁动过数据库。刚用旧备份恢复过数据库的，确认无误后删除数据目录里的 audit/last-check.txt 再核对。");
                    yield 1;
                }
            };
        }
    }
}
