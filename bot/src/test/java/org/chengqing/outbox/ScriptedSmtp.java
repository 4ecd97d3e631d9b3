package org.chengqing.outbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** An SMTP server that does at each step what it was told, once for each order, and otherwise what is right. */
final class ScriptedSmtp implements AutoCloseable {
    /** Where an order applies. */
    enum Step {
        CONNECT,
        EHLO,
        AUTH,
        MAIL,
        RCPT,
        DATA,
        DOT,
        QUIT
    }

    /** How a reply is said. */
    @FunctionalInterface
    interface Speech {
        void say(String reply, OutputStream out) throws IOException;
    }

    /** What to do: wait, keep the mail or not, answer or (with null) drop the connection. */
    record Order(@Nullable String reply, boolean keep, CountDownLatch gate, Speech speech) {
        Order(@Nullable String reply, boolean keep, CountDownLatch gate) {
            this(reply, keep, gate, (text, out) -> out.write((text + "\r\n").getBytes(ISO_8859_1)));
        }

        /** A reply whose bytes come one by one, for ever. */
        static Order drip(Duration between) {
            return new Order("2", false, new CountDownLatch(0), (text, out) -> {
                for (; ; ) {
                    out.write(text.getBytes(ISO_8859_1));
                    out.flush();
                    LockSupport.parkNanos(between.toNanos());
                }
            });
        }

        /** A line that never ends, as fast as it is taken. */
        static Order flood() {
            return new Order("2", false, new CountDownLatch(0), (text, out) -> {
                byte[] some = text.repeat(1 << 16).getBytes(ISO_8859_1);
                for (; ; ) {
                    out.write(some);
                }
            });
        }

        static Order reply(String reply) {
            return new Order(reply, reply.startsWith("2"), new CountDownLatch(0));
        }

        static Order drop(boolean keep) {
            return new Order(null, keep, new CountDownLatch(0));
        }

        static Order holdUntil(CountDownLatch gate, String reply) {
            return new Order(reply, true, gate);
        }
    }

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Step, Queue<Order>> orders = new EnumMap<>(Step.class);
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    /** The contents the server took responsibility for. */
    final List<byte[]> kept = new CopyOnWriteArrayList<>();
    /** Every line a client sent outside of contents. */
    final List<String> commands = new CopyOnWriteArrayList<>();
    /** Bytes of replies that were taken. */
    final AtomicLong flooded = new AtomicLong();
    /** What EHLO offers, one extension. */
    volatile String extensions = "";

    ScriptedSmtp() throws IOException {
        for (Step step : Step.values()) {
            orders.put(step, new ConcurrentLinkedQueue<>());
        }
        threads.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Orders for the next times this step is reached. */
    ScriptedSmtp at(Step step, Order... order) {
        ordersFor(step).addAll(List.of(order));
        return this;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream());
                OutputStream out = socket.getOutputStream()) {
            if (!answer(Step.CONNECT, "220 ready", out, new byte[0])) {
                return;
            }
            String line = line(in);
            while (line != null && command(line, in, out)) {
                line = line(in);
            }
        } catch (IOException e) {
            // the client went away, as some tests want
        }
    }

    private boolean command(String line, InputStream in, OutputStream out) throws IOException {
        commands.add(line);
        String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        return switch (verb) {
            case "EHLO" ->
                answer(Step.EHLO, extensions.isEmpty() ? "250 me" : "250-me\r\n250 " + extensions, out, new byte[0]);
            case "AUTH" -> answer(Step.AUTH, "235 ok", out, new byte[0]);
            case "MAIL" -> answer(Step.MAIL, "250 ok", out, new byte[0]);
            case "RCPT" -> answer(Step.RCPT, "250 ok", out, new byte[0]);
            case "DATA" -> data(in, out);
            case "QUIT" -> {
                answer(Step.QUIT, "221 bye", out, new byte[0]);
                yield false;
            }
            default -> answer(Step.QUIT, "250 ok", out, new byte[0]);
        };
    }

    private boolean data(InputStream in, OutputStream out) throws IOException {
        Order order = ordersFor(Step.DATA).poll();
        if (order != null) {
            return carryOut(order, out, new byte[0]);
        }
        out.write("354 go on\r\n".getBytes(ISO_8859_1));
        out.flush();
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (String line = line(in); line != null; line = line(in)) {
            if (line.equals(".")) {
                return answer(Step.DOT, "250 queued as 1", out, content.toByteArray());
            }
            content.write((line.startsWith(".") ? line.substring(1) : line).getBytes(ISO_8859_1));
            content.write("\r\n".getBytes(ISO_8859_1));
        }
        return false;
    }

    private Queue<Order> ordersFor(Step step) {
        return java.util.Objects.requireNonNull(orders.get(step));
    }

    private boolean answer(Step step, String usual, OutputStream out, byte[] content) throws IOException {
        Order order = ordersFor(step).poll();
        return carryOut(order == null ? Order.reply(usual) : order, out, content);
    }

    private boolean carryOut(Order order, OutputStream out, byte[] content) throws IOException {
        try {
            order.gate().await();
        } catch (InterruptedException e) {
            return false;
        }
        if (order.keep() && content.length > 0) {
            kept.add(content);
        }
        if (order.reply() == null) {
            return false;
        }
        order.speech().say(order.reply(), new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
                flooded.addAndGet(length);
            }
        });
        out.flush();
        return !order.reply().startsWith("421");
    }

    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != -1; b = in.read()) {
            if (b == '\n') {
                String all = line.toString(ISO_8859_1);
                return all.endsWith("\r") ? all.substring(0, all.length() - 1) : all;
            }
            line.write(b);
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
        threads.shutdownNow();
    }
}
