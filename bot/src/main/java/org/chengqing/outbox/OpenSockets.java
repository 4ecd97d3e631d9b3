package org.chengqing.outbox;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;

/**
 * The sockets of one conversation with a mail server, under TLS where there is any: kept so that the wait for a reply can
 * be set while it is open, that all can be closed from outside, and that a server which never ends a line fills no
 * memory.
 */
final class OpenSockets extends SocketFactory implements AutoCloseable {
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicLong bytesLeft;

    /** Takes so many bytes from the server before it breaks off. */
    OpenSockets(long mostBytes) {
        bytesLeft = new AtomicLong(mostBytes);
    }

    /** Lets reads wait for this long; a closed socket is left alone, the next read will tell. */
    void waitForReplies(Duration time) {
        for (Socket socket : sockets) {
            try {
                socket.setSoTimeout(Math.toIntExact(time.toMillis()));
            } catch (SocketException e) {
                // closed already: the read that follows fails with the true reason
            }
        }
    }

    @Override
    public void close() {
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                // nothing is left to be lost
            }
        }
    }

    @Override
    public Socket createSocket() {
        Socket socket = new Metered(bytesLeft);
        sockets.add(socket);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    private Socket connected(InetSocketAddress server) throws IOException {
        Socket socket = createSocket();
        socket.connect(server);
        return socket;
    }

    private static final class Metered extends Socket {
        private final AtomicLong bytesLeft;

        Metered(AtomicLong bytesLeft) {
            this.bytesLeft = bytesLeft;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    int b = super.read();
                    count(b < 0 ? 0 : 1);
                    return b;
                }

                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    int n = super.read(buffer, offset, length);
                    count(Math.max(0, n));
                    return n;
                }
            };
        }

        private void count(int bytes) throws IOException {
            if (bytesLeft.addAndGet(-bytes) < 0) {
                throw new IOException("the server says too much");
            }
        }
    }
}
