package io.tutorflow.bench;

/** Keeps the load library's log off the terminal: what goes wrong is in the figures. */
final class QuietLibraries {

    private QuietLibraries() {}

    /** Must come before the first class of the library. */
    static void settle() {
        System.setProperty("log4j.provider", "org.apache.logging.log4j.simple.internal.SimpleProvider");
        System.setProperty("org.apache.logging.log4j.simplelog.level", "OFF");
        System.setProperty("slf4j.internal.verbosity", "ERROR");
    }
}
