package org.chengqing.attachments;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** A clamd on loopback: it knows the test file of EICAR, in a zip too, or says what it is told to. */
public final class ScriptedClamd implements AutoCloseable {
    private static final int LIMIT = 1 << 20;
    private final ServerSocket server;
    private final Thread serving;
    private volatile @Nullable String script;
    private volatile boolean silent;

    public ScriptedClamd() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        serving = Thread.ofPlatform().daemon().start(this::serve);
    }

    /** The test file of EICAR, put together here so that no scanner finds it in our sources or classes. */
    public static byte[] eicar() {
        return String.join(
                        "",
                        List.of("X5O!P%@AP[4\\PZX", "54(P^)7CC)7}$EI", "CAR-STANDARD-ANTI", "VIRUS-TEST-FILE!$H+H*"))
                .getBytes(ISO_8859_1);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Answers this from now on. */
    void say(String answer) {
        script = answer;
    }

    /** Takes everything and never answers. */
    void fallSilent() {
        silent = true;
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
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            String command = word(in);
            String answer = command.equals("zPING") ? "PONG" : judged(in);
            if (silent) {
                in.readAllBytes();
            }
            socket.getOutputStream().write(((script == null ? answer : script) + "\0").getBytes(ISO_8859_1));
        } catch (IOException e) {
            // the other side hung up, as some tests want
        }
    }

    private static String word(DataInputStream in) throws IOException {
        StringBuilder word = new StringBuilder();
        for (int b = in.read(); b > 0; b = in.read()) {
            word.append((char) b);
        }
        return word.toString();
    }

    private static String judged(DataInputStream in) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
            file.write(in.readNBytes(length));
            if (file.size() > LIMIT) {
                return "INSTREAM size limit exceeded. ERROR";
            }
        }
        boolean found = holdsEicar(file.toByteArray()) || unpackedHoldsEicar(file.toByteArray());
        return found ? "stream: Eicar-Test-Signature FOUND" : "stream: OK";
    }

    private static boolean holdsEicar(byte[] bytes) {
        return new String(bytes, ISO_8859_1).contains(new String(eicar(), ISO_8859_1));
    }

    private static boolean unpackedHoldsEicar(byte[] bytes) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            while (zip.getNextEntry() != null) {
                if (holdsEicar(zip.readAllBytes())) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns when nobody accepts any more: a socket whose accept is under way takes one more caller after its close. */
    @Override
    public void close() {
        try {
            server.close();
            serving.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
