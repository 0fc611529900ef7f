package io.tutorflow.sandbox.process;

import java.io.IOException;

/** Sends signals that Java has no method for. */
final class Signals {

    private Signals() {}

    static void send(StopSignal signal, ProcessHandle process) throws IOException, InterruptedException {
        switch (signal) {
            case TERM -> process.destroy();
            case INT ->
                new ProcessBuilder("/bin/sh", "-c", "kill -INT \"$0\"", Long.toString(process.pid()))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
        }
    }
}
