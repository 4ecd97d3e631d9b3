package org.chengqing.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One connection through a {@link FaultProxy}: a pump for each direction, which asks before each piece what to do. */
final class ProxiedConnection {
    private static final int PIECE = 16 << 10;
    private static final String COMMIT = "COMMIT";

    private final FaultProxy proxy;
    private final Socket client;
    private final Socket server = new Socket();
    private final AtomicLong fromServer = new AtomicLong();
    /** The order to cut that this transaction has met. */
    private Fault.@Nullable CutCommit met;
    /** The order to cut the connection with the server's next bytes. */
    private volatile Fault.@Nullable CutCommit cutting;

    ProxiedConnection(FaultProxy proxy, Socket client) {
        this.proxy = proxy;
        this.client = client;
    }

    /** Pumps until both directions have ended. */
    void run(InetSocketAddress address, Executor threads) {
        try (client;
                server) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            server.connect(address, 5_000);
            threads.execute(this::pumpToServer);
            pumpToClient();
        } catch (IOException e) {
            reset(); // there is no server, and the client shall see that
        }
    }

    private void pumpToServer() {
        byte[] piece = new byte[PIECE];
        try {
            InputStream in = client.getInputStream();
            OutputStream out = server.getOutputStream();
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                if (proxy.fault() instanceof Fault.Blackhole) {
                    continue;
                }
                if (proxy.fault() instanceof Fault.Delay(Duration by)) {
                    LockSupport.parkNanos(by.toNanos());
                }
                if (cutsBefore(new String(piece, 0, n, StandardCharsets.ISO_8859_1))) {
                    reset();
                    return;
                }
                out.write(piece, 0, n);
            }
            server.shutdownOutput();
        } catch (IOException e) {
            reset();
        }
    }

    /** Whether this piece is a COMMIT to be kept from the server. */
    private boolean cutsBefore(String text) {
        if (proxy.fault() instanceof Fault.CutCommit order && text.contains(order.within())) {
            met = order;
        }
        Fault.CutCommit order = met;
        if (order == null || !text.contains(COMMIT)) {
            return false;
        }
        met = null;
        if (!proxy.take(order)) {
            return false;
        }
        if (order.carriedOut()) {
            cutting = order;
        }
        return !order.carriedOut();
    }

    private void pumpToClient() throws IOException {
        byte[] piece = new byte[PIECE];
        InputStream in = server.getInputStream();
        OutputStream out = client.getOutputStream();
        for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
            if (cutting != null) {
                reset();
                return;
            }
            switch (proxy.fault()) {
                case Fault.Blackhole hole -> {}
                case Fault.Delay(Duration by) -> {
                    LockSupport.parkNanos(by.toNanos());
                    out.write(piece, 0, n);
                }
                case Fault.CutAfter(long bytes) -> {
                    long left = bytes - fromServer.getAndAdd(n);
                    out.write(piece, 0, Math.clamp(left, 0, n));
                    if (left <= n) {
                        proxy.wasCut();
                        reset();
                        return;
                    }
                }
                case Fault.Drip(int perSecond) ->
                    drip(out, piece, n, Duration.ofSeconds(1).dividedBy(perSecond));
                default -> out.write(piece, 0, n);
            }
        }
        client.shutdownOutput();
    }

    private static void drip(OutputStream out, byte[] piece, int n, Duration pause) throws IOException {
        for (int i = 0; i < n; i++) {
            out.write(piece, i, 1);
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    void countAnew() {
        fromServer.set(0);
    }

    void halfClose() {
        try {
            client.shutdownOutput();
        } catch (IOException e) {
            reset();
        }
    }

    /** Ends both sides with RST, as a crash or a firewall does. */
    void reset() {
        for (Socket side : new Socket[] {client, server}) {
            try {
                side.setSoLinger(true, 0);
                side.close();
            } catch (IOException e) {
                // closed already
            }
        }
    }
}
