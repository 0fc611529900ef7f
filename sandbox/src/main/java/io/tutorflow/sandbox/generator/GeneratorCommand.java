package io.tutorflow.sandbox.generator;

import io.tutorflow.sandbox.clock.ClockFile;
import io.tutorflow.sandbox.gateway.EventLoops;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The process of the generator, which is also the renderer. */
@Command(name = "generator", hidden = true, description = "Runs the generator of a stack.")
public final class GeneratorCommand implements Callable<Integer> {

    /** The lower-case hexadecimal SHA-256 of the one service token that is accepted. */
    public static final String TOKEN_HASH_VARIABLE = "TUTORFLOW_GENERATOR_TOKEN_SHA256";

    /** The secret that signs the renderer's reports. */
    public static final String SECRET_VARIABLE = "TUTORFLOW_RENDERER_SECRET";

    @Option(names = "--host", defaultValue = "127.0.0.1")
    private String host;

    @Option(names = "--listen-port", required = true)
    private int port;

    /** Without one, business time is real time. */
    @Option(names = "--clock-file", defaultValue = "no-clock")
    private Path clockFile;

    @Override
    public Integer call() throws InterruptedException {
        String hash = System.getenv(TOKEN_HASH_VARIABLE);
        if (hash == null) {
            throw new IllegalStateException(TOKEN_HASH_VARIABLE + " is not set");
        }
        String secret = System.getenv(SECRET_VARIABLE);
        if (secret == null) {
            throw new IllegalStateException(SECRET_VARIABLE + " is not set");
        }
        Renderer renderer = new Renderer(new ReportSigner(secret), new ClockFile(clockFile));
        return EventLoops.run(List.of(() -> new GeneratorServer(host, port, hash, renderer)));
    }
}
