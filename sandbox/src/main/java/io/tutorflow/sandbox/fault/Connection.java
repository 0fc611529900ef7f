package io.tutorflow.sandbox.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** One connection through a link: two sockets, and the bytes carried between them. */
final class Connection {

    /** There are hundreds of connections, and two directions of each. */
    private static final int PIECE_BYTES = 8 * 1024;

    private final Socket client;
    private final Socket server;
    private final Gate gate;

    Connection(Socket client, Socket server, Gate gate) {
        this.client = client;
        this.server = server;
        this.gate = gate;
    }

    /** Returns when both sides have finished, or the connection has ended. */
    void carry() throws IOException, InterruptedException {
        Thread answers = Thread.ofVirtual().start(() -> carry(server, client));
        carry(client, server);
        answers.join();
        client.close();
        server.close();
    }

    private void carry(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] piece = new byte[PIECE_BYTES];
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                gate.pass();
                out.write(piece, 0, length);
            }
            gate.pass();
            to.shutdownOutput();
        } catch (IOException ended) {
            // Half a connection is of no use to either side.
            reset(from);
            reset(to);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends a connection as a fault does: with a reset, losing unread bytes. */
    static void reset(Socket socket) {
        try {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
            }
            socket.close();
        } catch (IOException gone) {
            // It had already ended.
        }
    }
}
