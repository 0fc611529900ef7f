package io.tutorflow.bench;

/** Keeps the load library's log off the terminal: errors are in the figures. */
final class QuietLibraries {

    private QuietLibraries() {}

    /** Call before the first class of the library is loaded. */
    static void settle() {
        System.setProperty("log4j.provider", "org.apache.logging.log4j.simple.internal.SimpleProvider");
        System.setProperty("org.apache.logging.log4j.simplelog.level", "OFF");
        System.setProperty("slf4j.internal.verbosity", "ERROR");
    }
}
