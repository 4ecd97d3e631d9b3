package org.chengqing.command;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code train}: fits the models that the program ships with from the training sets; one subcommand a model. */
@Command(name = "train", mixinStandardHelpOptions = true, description = "用训练数据重新训练随程序附带的模型")
final class TrainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** The command with all its subcommands. */
    static CommandLine line(Application application) {
        return new CommandLine(new TrainCommand())
                .addSubcommand(new TrainMatchCommand())
                .addSubcommand(new TrainIntentCommand(application));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(System.out);
        return 0;
    }
}
