package org.chengqing.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs the servers' programs and finds the processes that an earlier run left. */
final class Program {
    private Program() {}

    /** Runs to its end; throws {@link CannotStart} with this sentence when it fails or takes longer than the limit. */
    static void run(List<String> command, Path log, Duration limit, String sentence) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new CannotStart(sentence + "（超过 " + limit.toSeconds() + " 秒，详情见 " + log + "）");
            }
            if (process.exitValue() != 0) {
                throw new CannotStart(sentence + "（详情见 " + log + "）");
            }
        } catch (IOException e) {
            throw new CannotStart(sentence + "（" + command.getFirst() + " 不能运行）", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart(sentence + "（启动被中断）", e);
        }
    }

    /**
     * PostgreSQL refuses to run as root. There it runs in a user namespace of its own, in which it is nobody and yet
     * owns the same files; elsewhere the command is left as it is.
     */
    static List<String> notAsRoot(List<String> command) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return command;
        }
        List<String> wrapped = new ArrayList<>(List.of("unshare", "-U"));
        wrapped.addAll(command);
        return wrapped;
    }

    /** The running process whose number is the first line of the file and whose program has this name. */
    static Optional<ProcessHandle> left(Path pidFile, String program) {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(pidFile)) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(line -> line.matches("[0-9]{1,9}"))
                    .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
                    .filter(process -> process.info().command().orElse("").contains(program));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the process to end, at most this long; true when it has. */
    static boolean ended(ProcessHandle process, Duration limit) {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            return !process.isAlive();
        }
    }
}
