package org.chengqing.command;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code evaluate}: measures the program on labelled sets; touches no stored data and needs no server. */
@Command(name = "evaluate", mixinStandardHelpOptions = true, description = "在标注好的数据集上测量效果，不读写已有数据")
final class EvaluateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** The command with all its subcommands. */
    static CommandLine line() {
        return new CommandLine(new EvaluateCommand());
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(System.out);
        return 0;
    }
}
