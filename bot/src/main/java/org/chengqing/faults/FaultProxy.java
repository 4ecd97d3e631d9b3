package org.chengqing.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A TCP proxy on loopback in front of one server, whose behaviour is changed while it runs. A change holds for open
 * connections too, from their next bytes on. Each connection has two virtual threads.
 */
public final class FaultProxy implements AutoCloseable {
    private final InetSocketAddress server;
    private final ServerSocket listening;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<ProxiedConnection> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile Fault fault = new Fault.Pass();

    private FaultProxy(InetSocketAddress server, ServerSocket listening) {
        this.server = server;
        this.listening = listening;
    }

    /** Listens on any free port for connections to this port of loopback. */
    public static FaultProxy to(int port) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        FaultProxy proxy = new FaultProxy(new InetSocketAddress(loopback, port), new ServerSocket(0, 200, loopback));
        proxy.threads.execute(proxy::accept);
        return proxy;
    }

    /** The port that it listens on. */
    public int port() {
        return listening.getLocalPort();
    }

    /** Behaves like this from now on. */
    public void set(Fault next) {
        fault = next;
        switch (next) {
            case Fault.Reset reset -> open.forEach(ProxiedConnection::reset);
            case Fault.HalfClose half -> open.forEach(ProxiedConnection::halfClose);
            default -> open.forEach(ProxiedConnection::countAnew);
        }
    }

    /** How many connections were cut by {@link Fault.CutAfter} and {@link Fault.CutCommit}. */
    public int cuts() {
        return cuts.get();
    }

    Fault fault() {
        return fault;
    }

    /** True for the one connection that carries out an order which holds once. */
    synchronized boolean take(Fault once) {
        if (fault != once) {
            return false;
        }
        fault = new Fault.Pass();
        cuts.incrementAndGet();
        return true;
    }

    void wasCut() {
        cuts.incrementAndGet();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                threads.execute(() -> connect(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void connect(Socket client) {
        ProxiedConnection connection = new ProxiedConnection(this, client);
        open.add(connection);
        try {
            if (fault instanceof Fault.Reset) {
                connection.reset();
            } else {
                connection.run(server, threads);
            }
        } finally {
            open.remove(connection);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        open.forEach(ProxiedConnection::reset);
        threads.shutdownNow();
    }
}
