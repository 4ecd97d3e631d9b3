package org.chengqing.syndication;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A receiver of webhooks on this machine that keeps what comes and answers as a test says: bytes, or worse. */
public final class HookServer implements AutoCloseable {
    private static final String OK = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";

    /** What came, in order. */
    public final List<Received> received = new CopyOnWriteArrayList<>();

    private final Queue<Answer> script = new ConcurrentLinkedQueue<>();
    private final ServerSocket socket;
    private final CountDownLatch closed = new CountDownLatch(1);

    public HookServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** A request. */
    public record Received(String path, Map<String, String> headers, String body) {
        public String header(String name) {
            return Objects.requireNonNull(headers.get(name), name);
        }

        public String id() {
            return header("webhook-id");
        }
    }

    /** How a request is answered. */
    public interface Answer {
        void write(Socket client, OutputStream out) throws IOException;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/hooks");
    }

    /** The next requests are answered like this, one each; afterwards all are taken. */
    public HookServer then(Answer... answers) {
        script.addAll(List.of(answers));
        return this;
    }

    /** A status, with headers that end in a line break each. */
    public static Answer status(int code, String... headers) {
        return (_, out) -> out.write(("HTTP/1.1 " + code + " x\r\n" + String.join("", headers)
                        + "Content-Length: 6\r\nConnection: close\r\n\r\nsecret")
                .getBytes(UTF_8));
    }

    /** Sends this and then a byte each 50 ms until the other side has enough. */
    Answer drip(String first) {
        return (_, out) -> {
            out.write(first.getBytes(UTF_8));
            while (!waited(50)) {
                out.write('x');
                out.flush();
            }
        };
    }

    static Answer reset() {
        return (client, _) -> client.setSoLinger(true, 0);
    }

    private boolean waited(long millis) throws IOException {
        try {
            return closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                InputStream in = new BufferedInputStream(client.getInputStream());
                OutputStream out = client.getOutputStream()) {
            String path = line(in).split(" ", 3)[1];
            Map<String, String> headers = new HashMap<>();
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                int colon = line.indexOf(':');
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
            received.add(new Received(path, headers, new String(in.readNBytes(length), UTF_8)));
            Answer answer = script.poll();
            if (answer == null) {
                out.write(OK.getBytes(UTF_8));
            } else {
                answer.write(client, out);
            }
        } catch (IOException e) {
            // the other side had enough
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n' && b >= 0; b = in.read()) {
            line.write(b);
        }
        return line.toString(UTF_8).strip();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
