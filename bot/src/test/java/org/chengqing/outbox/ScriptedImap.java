package org.chengqing.outbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * An IMAP server with one mail that behaves like those of NetEase: no folder before ID. It may find nothing by header,
 * refuse to search by header, or let its answer to a search drip.
 */
final class ScriptedImap implements AutoCloseable {
    enum Search {
        WORKS,
        FINDS_NOTHING,
        REFUSES,
        DRIPS
    }

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    final List<String> commands = new CopyOnWriteArrayList<>();
    private final String messageId;
    private final Search search;

    ScriptedImap(String messageId, Search search) throws IOException {
        this.messageId = messageId;
        this.search = search;
        threads.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
                OutputStream out = socket.getOutputStream()) {
            say(out, "* OK ready");
            boolean isKnown = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ", 3);
                String verb = words[1].toUpperCase(Locale.ROOT);
                commands.add(line.substring(words[0].length() + 1));
                isKnown |= verb.equals("ID");
                say(out, answer(verb, line, isKnown, out) + "");
                boolean refused = (verb.equals("EXAMINE") && !isKnown)
                        || (verb.equals("SEARCH") && line.contains("HEADER") && search == Search.REFUSES);
                say(out, words[0] + (refused ? " NO unsafe login" : " OK done"));
            }
        } catch (IOException e) {
            // the client went away, as some tests want
        }
    }

    private String answer(String verb, String line, boolean isKnown, OutputStream out) throws IOException {
        return switch (verb) {
            case "CAPABILITY" -> "* CAPABILITY IMAP4rev1 ID";
            case "ID" -> "* ID NIL";
            case "EXAMINE" -> isKnown ? "* 1 EXISTS\r\n* 0 RECENT\r\n* OK [UIDVALIDITY 1] ok" : "* OK no";
            case "SEARCH" -> line.contains("HEADER") ? byHeader(line, out) : "* SEARCH 1";
            case "FETCH" -> {
                String header = "Message-ID: <" + messageId + ">\r\n\r\n";
                yield "* 1 FETCH (BODY[HEADER.FIELDS (Message-ID)] {" + header.length() + "}\r\n" + header + ")";
            }
            default -> "* OK fine";
        };
    }

    private String byHeader(String line, OutputStream out) throws IOException {
        while (search == Search.DRIPS) {
            out.write(' ');
            out.flush();
            LockSupport.parkNanos(20_000_000);
        }
        return search == Search.WORKS && line.contains("<" + messageId + ">") ? "* SEARCH 1" : "* SEARCH";
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
