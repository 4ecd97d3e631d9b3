package org.chengqing.attachments;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chengqing.attachments.Previews.Source;

/** Speaks INSTREAM with a clamd over TCP (clamd(8), section COMMANDS), one connection a file. */
final class Clamd {
    private static final byte[] PING = "zPING\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNK = 64 * 1024;
    private static final int LONGEST_ANSWER = 1024;
    private static final int LONGEST_NAME = 100;
    private static final String FOUND = " FOUND";

    private final String host;
    private final int port;
    private final Duration timeout;

    Clamd(String host, int port, Duration timeout) {
        this.host = host;
        this.port = port;
        this.timeout = timeout;
    }

    /** Throws when the connection, the file or the time ends before the answer. */
    ScanVerdict scan(Source file) throws IOException {
        return verdict(talk(socket -> exchanged(socket, file)));
    }

    /** Whether it answers a ping. */
    boolean answers() {
        try {
            return talk(socket -> {
                        socket.getOutputStream().write(PING);
                        return answer(socket);
                    })
                    .equals("PONG");
        } catch (IOException e) {
            return false;
        }
    }

    private String talk(Talk talk) throws IOException {
        CountDownLatch done = new CountDownLatch(1);
        try (Socket socket = new Socket()) {
            // a deadline over everything: a scanner that reads one byte a second is no answer either
            Thread.ofVirtual().name("clamd-deadline").start(() -> closeUnless(done, socket));
            socket.connect(new InetSocketAddress(host, port), Math.toIntExact(timeout.toMillis()));
            return talk.with(socket);
        } finally {
            done.countDown();
        }
    }

    private static String exchanged(Socket socket, Source file) throws IOException {
        try (InputStream content = file.open()) {
            send(socket, content);
        } catch (java.net.SocketException e) {
            // over its limit clamd says so and hangs up in the middle of the file
            String answer = answer(socket);
            if (answer.isEmpty()) {
                throw e;
            }
            return answer;
        }
        return answer(socket);
    }

    private static void send(Socket socket, InputStream content) throws IOException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), CHUNK));
        out.write(COMMAND);
        byte[] chunk = new byte[CHUNK];
        for (int n = content.readNBytes(chunk, 0, CHUNK); n > 0; n = content.readNBytes(chunk, 0, CHUNK)) {
            out.writeInt(n);
            out.write(chunk, 0, n);
        }
        out.writeInt(0);
        out.flush();
    }

    private static String answer(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder answer = new StringBuilder();
        for (int b = in.read(); b > 0 && answer.length() < LONGEST_ANSWER; b = in.read()) {
            answer.append(b >= 0x20 && b < 0x7f ? (char) b : '?');
        }
        return answer.toString().strip();
    }

    private static ScanVerdict verdict(String answer) {
        if (answer.equals("stream: OK")) {
            return new ScanVerdict.Clean();
        }
        if (answer.startsWith("stream: ") && answer.endsWith(FOUND)) {
            String name = answer.substring("stream: ".length(), answer.length() - FOUND.length());
            return new ScanVerdict.Infected(name.substring(0, Math.min(name.length(), LONGEST_NAME)));
        }
        return new ScanVerdict.Unchecked("clamd says: " + answer);
    }

    private void closeUnless(CountDownLatch done, Socket socket) {
        try {
            if (!done.await(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                socket.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // it is closed, which is all that was wanted
        }
    }

    /** What is said over one connection, and the answer. */
    private interface Talk {
        String with(Socket socket) throws IOException;
    }
}
