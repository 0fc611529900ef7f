package io.tutorflow.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What callers of a server that echoes see through a link in each of its conditions. */
class LinkTest {

    private static final int A_WHILE_MILLIS = 300;

    private ServerSocket server;
    private int port;
    private Link link;

    @BeforeEach
    void anEchoBehindALink() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::echoAll);
        port = freePort();
        link = new Link("caller>echo", port, server.getLocalPort());
    }

    @AfterEach
    void end() throws IOException {
        link.close();
        server.close();
    }

    @Test
    void carriesBothWays() throws IOException {
        try (Socket caller = connect()) {
            assertThat(ask(caller, "one")).isEqualTo("one");
            assertThat(ask(caller, "two")).isEqualTo("two");
        }
    }

    @Test
    void carriesTheLastWordOfWhoHangsUp() throws IOException {
        byte[] last = "x".repeat(200_000).getBytes(StandardCharsets.US_ASCII);
        try (Socket caller = connect()) {
            Thread.ofVirtual().start(() -> say(caller, last));

            assertThat(caller.getInputStream().readNBytes(last.length)).isEqualTo(last);
            caller.shutdownOutput();
            assertThat(caller.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aCutEndsConnectionsAndRefusesNewOnes() throws IOException {
        try (Socket caller = connect()) {
            assertThat(ask(caller, "before")).isEqualTo("before");

            link.become(LinkCondition.CUT);

            assertThatThrownBy(() -> {
                        if (caller.getInputStream().read() < 0) {
                            throw new IOException("ended");
                        }
                    })
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
            assertThatThrownBy(this::connect).isInstanceOf(IOException.class);
        }
    }

    @Test
    void whatWasCutIsWholeAgain() throws IOException {
        link.become(LinkCondition.CUT);

        link.become(LinkCondition.WHOLE);

        try (Socket caller = connect()) {
            assertThat(ask(caller, "again")).isEqualTo("again");
        }
    }

    @Test
    void aSilentLinkKeepsWhatItWasGivenUntilItIsWhole() throws IOException {
        try (Socket caller = connect()) {
            assertThat(ask(caller, "before")).isEqualTo("before");
            link.become(LinkCondition.SILENT);
            say(caller, "held up".getBytes(StandardCharsets.US_ASCII));
            caller.setSoTimeout(A_WHILE_MILLIS);
            assertThatThrownBy(() -> caller.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            caller.setSoTimeout(0);

            link.become(LinkCondition.WHOLE);

            assertThat(new String(caller.getInputStream().readNBytes(7), StandardCharsets.US_ASCII))
                    .isEqualTo("held up");
        }
    }

    @Test
    void aSilentLinkLetsNewCallersConnectAndAnswersNone() throws IOException {
        link.become(LinkCondition.SILENT);

        try (Socket caller = connect()) {
            say(caller, "anybody".getBytes(StandardCharsets.US_ASCII));
            caller.setSoTimeout(A_WHILE_MILLIS);
            assertThatThrownBy(() -> caller.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aSlowLinkDelaysBothWays() throws IOException {
        link.become(new LinkCondition.Slow(Duration.ofMillis(100)));

        try (Socket caller = connect()) {
            long begun = System.nanoTime();
            assertThat(ask(caller, "slowly")).isEqualTo("slowly");

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    @Test
    void namesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> LinkCondition.named("broken", Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'broken'");
        assertThatThrownBy(() -> new Links().put("a>b", LinkCondition.CUT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a>b");
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    private static String ask(Socket caller, String text) throws IOException {
        say(caller, text.getBytes(StandardCharsets.US_ASCII));
        return new String(caller.getInputStream().readNBytes(text.length()), StandardCharsets.US_ASCII);
    }

    private static void say(Socket caller, byte[] words) {
        try {
            caller.getOutputStream().write(words);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void echoAll() {
        try {
            while (true) {
                Socket caller = server.accept();
                Thread.ofVirtual().start(() -> echo(caller));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static void echo(Socket caller) {
        try (caller) {
            caller.getInputStream().transferTo(caller.getOutputStream());
        } catch (IOException gone) {
            // The caller was cut off.
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
