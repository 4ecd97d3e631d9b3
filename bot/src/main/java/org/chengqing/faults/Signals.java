package org.chengqing.faults;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Sends signals that Java cannot. */
public final class Signals {
    private Signals() {}

    /** Sends this signal ({@code STOP}, {@code CONT}, {@code KILL}) to this process; one that is gone is left alone. */
    public static void send(String name, long pid) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            kill.waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new IllegalStateException("the program kill is missing", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
