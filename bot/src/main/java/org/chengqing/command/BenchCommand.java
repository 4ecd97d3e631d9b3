package org.chengqing.command;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code bench}: long runs for people, on servers and data of their own; nothing of the office is touched. */
@Command(name = "bench", mixinStandardHelpOptions = true, description = "长时间试验，用自己的临时数据，不碰已有数据")
final class BenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** The command with all its subcommands. */
    static CommandLine line(Application application) {
        return new CommandLine(new BenchCommand())
                .addSubcommand(new BenchFaultsCommand())
                .addSubcommand(new BenchConsoleCommand(application))
                .addSubcommand(new BenchBroadcastCommand(application));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(System.out);
        return 0;
    }
}
