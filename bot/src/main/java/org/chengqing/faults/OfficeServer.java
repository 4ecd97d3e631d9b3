package org.chengqing.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The office's mail server: takes every mail and keeps it in memory, unless it was told to do something else. */
public final class OfficeServer implements AutoCloseable {
    /** What to do with one mail when its content has ended. */
    public sealed interface AtTheEnd {
        /** Answer so; a mail answered with 2xx is kept. */
        record Answer(String reply) implements AtTheEnd {}

        /** Drop the connection without an answer, and keep the mail or not. */
        record Drop(boolean keep) implements AtTheEnd {}

        /** Keep the mail, and answer when the gate opens. */
        record Hold(CountDownLatch gate) implements AtTheEnd {}
    }

    private static final AtTheEnd USUAL = new AtTheEnd.Answer("250 queued");

    private final ServerSocket listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<byte[]> kept = new CopyOnWriteArrayList<>();
    private final Queue<AtTheEnd> orders = new ConcurrentLinkedQueue<>();
    private volatile Consumer<byte[]> mailbox = mail -> {};
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Starts on any free port of loopback. */
    public OfficeServer() throws IOException {
        threads.execute(this::accept);
    }

    /** Where it listens. */
    public int port() {
        return listening.getLocalPort();
    }

    /** Orders for the next mails, one each. */
    public void next(AtTheEnd... order) {
        orders.addAll(List.of(order));
    }

    /** Puts a copy of each mail that it keeps into a mailbox, before the sender gets an answer. */
    public void into(Consumer<byte[]> box) {
        mailbox = box;
    }

    private void keep(byte[] mail) {
        kept.add(mail);
        mailbox.accept(mail);
    }

    /** How many mails it has. */
    public int count() {
        return kept.size();
    }

    /** Every mail that it took responsibility for, in order. */
    public List<ArrivedMail> mails() {
        return kept.stream().map(ArrivedMail::read).toList();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        open.add(socket);
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream());
                OutputStream out = socket.getOutputStream()) {
            say(out, "220 office ready");
            for (String line = line(in); line != null && answer(line, in, out); line = line(in)) {
                // the next command
            }
        } catch (IOException e) {
            // the client is gone, which is what this equipment is for
        } finally {
            open.remove(socket);
        }
    }

    private boolean answer(String line, InputStream in, OutputStream out) throws IOException {
        return switch (line.replaceFirst("[ :].*", "").toUpperCase(Locale.ROOT)) {
            case "DATA" -> {
                say(out, "354 go on");
                yield data(in, out);
            }
            case "QUIT" -> {
                say(out, "221 bye");
                yield false;
            }
            default -> {
                say(out, "250 ok");
                yield true;
            }
        };
    }

    private boolean data(InputStream in, OutputStream out) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (String line = line(in); line != null; line = line(in)) {
            if (line.equals(".")) {
                AtTheEnd order = orders.poll();
                return end(order == null ? USUAL : order, content.toByteArray(), out);
            }
            content.write((line.startsWith(".") ? line.substring(1) : line).getBytes(ISO_8859_1));
            content.write("\r\n".getBytes(ISO_8859_1));
        }
        return false;
    }

    private boolean end(AtTheEnd order, byte[] content, OutputStream out) throws IOException {
        switch (order) {
            case AtTheEnd.Answer(String reply) -> {
                if (reply.startsWith("2")) {
                    keep(content);
                }
                say(out, reply);
                return true;
            }
            case AtTheEnd.Drop(boolean keep) -> {
                if (keep) {
                    keep(content);
                }
                return false;
            }
            case AtTheEnd.Hold(CountDownLatch gate) -> {
                keep(content);
                await(gate);
                say(out, "250 queued");
                return true;
            }
        }
    }

    private void await(CountDownLatch gate) throws IOException {
        try {
            while (!gate.await(20, TimeUnit.MILLISECONDS)) {
                if (closed.getCount() == 0) {
                    throw new IOException("closed");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(ISO_8859_1));
        out.flush();
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
        closed.countDown();
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
        threads.shutdownNow();
    }
}
