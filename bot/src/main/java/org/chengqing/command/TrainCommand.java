package org.chengqing.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code train …}: learns a part of the program from labelled data. */
@Command(name = "train", mixinStandardHelpOptions = true, description = "用标注数据训练")
final class TrainCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        System.err.println("请说明训练什么，例如 ./chengqing train intent");
        return RootCommand.REJECTED;
    }
}
