package org.chengqing.outbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/** The sockets of one connection, kept so that the wait for a reply can be set while it is open. */
final class OpenSockets implements AutoCloseable {
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    SocketFactory plain() {
        return new Plain(sockets);
    }

    SSLSocketFactory secure() {
        return new Secure(sockets, (SSLSocketFactory) SSLSocketFactory.getDefault());
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

    private static <S extends Socket> S kept(List<Socket> sockets, S socket) {
        sockets.add(socket);
        return socket;
    }

    private static final class Plain extends SocketFactory {
        private final List<Socket> sockets;

        Plain(List<Socket> sockets) {
            this.sockets = sockets;
        }

        @Override
        public Socket createSocket() {
            return kept(sockets, new Socket());
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return kept(sockets, new Socket(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
            return kept(sockets, new Socket(host, port, from, fromPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return kept(sockets, new Socket(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
            return kept(sockets, new Socket(host, port, from, fromPort));
        }
    }

    private static final class Secure extends SSLSocketFactory {
        private final List<Socket> sockets;
        private final SSLSocketFactory real;

        Secure(List<Socket> sockets, SSLSocketFactory real) {
            this.sockets = sockets;
            this.real = real;
        }

        @Override
        public Socket createSocket() throws IOException {
            return kept(sockets, real.createSocket());
        }

        @Override
        public Socket createSocket(Socket under, String host, int port, boolean close) throws IOException {
            return kept(sockets, real.createSocket(under, host, port, close));
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return kept(sockets, real.createSocket(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
            return kept(sockets, real.createSocket(host, port, from, fromPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return kept(sockets, real.createSocket(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
            return kept(sockets, real.createSocket(host, port, from, fromPort));
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return real.getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return real.getSupportedCipherSuites();
        }
    }
}
