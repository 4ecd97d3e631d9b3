package org.chengqing.alarms;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A server on loopback that speaks as much RESP2 as a PING and a refused SET need. */
final class ScriptedRedis implements AutoCloseable {
    private final ServerSocket server;
    private volatile String toSet = "+OK";
    private final Queue<String> toPing = new ConcurrentLinkedQueue<>(List.of("+PONG"));

    ScriptedRedis() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Answers a SET so from now on. */
    void answersSet(String answer) {
        toSet = answer;
    }

    /** Answers PINGs so from now on, one after the other, and the last for good. */
    void answersPing(String... answers) {
        toPing.clear();
        toPing.addAll(List.of(answers));
    }

    private String nextToPing() {
        return toPing.size() > 1 ? toPing.remove() : toPing.element();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> talk(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket;
                BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
            OutputStream out = socket.getOutputStream();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.write((answer(command(line, in)) + "\r\n").getBytes(US_ASCII));
                out.flush();
            }
        } catch (IOException e) {
            // the client has gone
        }
    }

    /** The first word of an array of bulk strings. */
    private static String command(String array, BufferedReader in) throws IOException {
        String command = "";
        for (int words = Integer.parseInt(array.substring(1)); words > 0; words--) {
            in.readLine();
            String word = in.readLine();
            command = command.isEmpty() && word != null ? word.toUpperCase(Locale.ROOT) : command;
        }
        return command;
    }

    private String answer(String command) {
        return switch (command) {
            case "PING" -> nextToPing();
            case "SET", "SETEX" -> toSet;
            default -> "-ERR unknown command";
        };
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
