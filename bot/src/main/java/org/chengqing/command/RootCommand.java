package org.chengqing.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** {@code ./chengqing}: without a command it starts the service; settings such as {@code --server.port=80} pass on. */
@Command(
        name = "chengqing",
        mixinStandardHelpOptions = true,
        version = "澄清 0.1.0",
        description = "澄清：辟谣服务台。不带命令时启动服务。",
        synopsisHeading = "用法：",
        customSynopsis = "./chengqing [命令] [选项] [--设置=值 ...]",
        optionListHeading = "%n选项：%n",
        commandListHeading = "%n命令：%n",
        footer = {
            "  test         运行全部测试（含浏览器测试）",
            "",
            "设置见 config/application.yml，都可写成 --名称=值，",
            "例如 ./chengqing --server.port=8090 --wechat.stand-in=true"
        })
public final class RootCommand implements Callable<Integer> {
    /** Exit code of a command that ended because its input was bad. */
    static final int REJECTED = 2;

    private static final int RUNS_ON = -1;
    private final Application application;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    private RootCommand(Application application) {
        this.application = application;
    }

    /** Runs the command line of the application with this root class; ends the process unless the service runs on. */
    public static void main(Class<?> root, String... arguments) {
        Application application = new Application(root);
        CommandLine line = new CommandLine(new RootCommand(application))
                .addSubcommand(new CheckCommand(application))
                .addSubcommand(new StatusCommand(application))
                .addSubcommand(new WeChatSendCommand())
                .addSubcommand(new ImportCommand(application))
                .addSubcommand(new ExportCommand(application))
                .addSubcommand(EvaluateCommand.line())
                .addSubcommand(BenchCommand.line(application))
                .addSubcommand(TrainCommand.line(application))
                .addSubcommand(IntentsCommand.line(application))
                .addSubcommand(new ReportCommand(application))
                .addSubcommand(new RevealCommand(application))
                .addSubcommand(MailsCommand.line(application))
                .addSubcommand(StaffCommand.line(application))
                .addSubcommand(AuditCommand.line(application))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((problem, _, _) -> StartFailure.tell(problem));
        int code = line.execute(arguments);
        if (code != RUNS_ON) {
            System.exit(code);
        }
    }

    @Override
    public Integer call() {
        for (String setting : settings) {
            if (!setting.startsWith("--")) {
                System.err.println("没有命令“" + setting + "”，用法见 ./chengqing --help");
                return REJECTED;
            }
        }
        application.serve(settings);
        return RUNS_ON;
    }
}
