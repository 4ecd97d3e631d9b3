package org.chengqing.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.chengqing.servers.CannotStart;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.PortInUseException;

/** Turns what stopped a start into one sentence for the person at the console; the details go to a file. */
final class StartFailure {
    private static final Path DETAILS = Path.of("data", "logs", "start-failure.log");

    private StartFailure() {}

    /** Prints the sentence and answers the exit code. */
    static int tell(Throwable problem) {
        System.err.println(sentence(problem));
        return 1;
    }

    static String sentence(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            Optional<String> sentence = known(cause);
            if (sentence.isPresent()) {
                return sentence.get();
            }
        }
        return "启动失败：" + deepest(problem).getMessage() + details(problem);
    }

    private static Optional<String> known(Throwable cause) {
        return switch (cause) {
            case CannotStart told -> Optional.ofNullable(told.getMessage());
            case PortInUseException port ->
                Optional.of("端口 " + port.getPort() + " 已被占用，请停止占用它的程序，或用 --server.port=端口 换一个。");
            case BindException bind ->
                Optional.of("设置 " + bind.getName() + " 不正确：" + deepest(bind).getMessage());
            case InvalidConfigurationPropertyValueException value ->
                Optional.of("设置 " + value.getName() + " 不正确：" + value.getReason());
            case org.yaml.snakeyaml.error.MarkedYAMLException yaml ->
                Optional.of("配置文件格式不正确：" + yaml.getProblem() + "，" + yaml.getProblemMark());
            case SQLException sql -> database(sql.getSQLState());
            default -> Optional.empty();
        };
    }

    /** By the classes of the SQL standard: 08 for the connection, 28 for who may have one. */
    private static Optional<String> database(@Nullable String state) {
        return switch (state == null ? "" : state.substring(0, Math.min(2, state.length()))) {
            case "08" -> Optional.of("连不上数据库，请检查它是否在运行、spring.datasource.url 是否正确，然后重新启动。");
            case "28" -> Optional.of("数据库不接受这个用户名或密码，请检查 spring.datasource.username 和 spring.datasource.password。");
            default -> Optional.empty();
        };
    }

    private static Throwable deepest(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String details(Throwable problem) {
        try {
            Files.createDirectories(DETAILS.getParent());
            try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(DETAILS))) {
                problem.printStackTrace(writer);
            }
            return "（详情见 " + DETAILS + "）";
        } catch (IOException e) {
            return "";
        }
    }
}
