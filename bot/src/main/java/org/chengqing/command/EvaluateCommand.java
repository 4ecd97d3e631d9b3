package org.chengqing.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code evaluate …}: measures a part of the program on labelled data. */
@Command(name = "evaluate", mixinStandardHelpOptions = true, description = "在标注数据上评测")
final class EvaluateCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        System.err.println("请说明评测什么，例如 ./chengqing evaluate intent --messages 文件");
        return RootCommand.REJECTED;
    }
}
