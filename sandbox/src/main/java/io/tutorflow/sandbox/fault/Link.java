package io.tutorflow.sandbox.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A port of this machine that leads to another one, for as long as the link's condition allows it. */
final class Link implements AutoCloseable {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int BACKLOG = 512;

    private final String name;
    private final int port;
    private final int target;
    private final Gate gate = new Gate();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private @Nullable Door door;

    /** The listening socket, and the thread that accepts its connections. */
    private record Door(ServerSocket socket, Thread porter) {}

    /** Whole from the start. */
    Link(String name, int port, int target) throws IOException {
        this.name = name;
        this.port = port;
        this.target = target;
        open();
    }

    synchronized void become(LinkCondition condition) throws IOException {
        gate.become(condition);
        if (condition instanceof LinkCondition.Cut) {
            close();
        } else if (door == null) {
            open();
        }
    }

    private synchronized void open() throws IOException {
        ServerSocket opened = new ServerSocket();
        opened.setReuseAddress(true);
        opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        door = new Door(opened, Thread.ofVirtual().name(name).start(() -> acceptAll(opened)));
    }

    private void acceptAll(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                Socket client = opened.accept();
                Thread.ofVirtual().name(name).start(() -> join(client, opened));
            } catch (IOException closed) {
                // Closed: the link was cut, or has ended.
            }
        }
    }

    private void join(Socket client, ServerSocket opened) {
        Socket server = new Socket();
        sockets.add(client);
        sockets.add(server);
        try {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            gate.pass();
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_MILLIS);
            if (opened.isClosed()) {
                // It was cut while this connection was being made.
                end(client, server);
            } else {
                new Connection(client, server, gate).carry();
            }
        } catch (IOException unreachable) {
            // To the client it looks as it would without a link: its connection ends.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            end(client, server);
        }
    }

    private void end(Socket client, Socket server) {
        Connection.reset(client);
        Connection.reset(server);
        sockets.remove(client);
        sockets.remove(server);
    }

    /** Ends all connections and refuses new ones. */
    @Override
    public synchronized void close() throws IOException {
        Door shut = door;
        door = null;
        if (shut != null) {
            shut.socket().close();
            awaitEnd(shut.porter());
        }
        sockets.forEach(Connection::reset);
    }

    /** The port is free only once nobody accepts on it any more. */
    private static void awaitEnd(Thread porter) {
        try {
            porter.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
