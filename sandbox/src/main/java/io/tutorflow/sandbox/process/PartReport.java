package io.tutorflow.sandbox.process;

import java.time.Instant;

/**
 * What is known about one part at one moment.
 *
 * @param pid 0 while there is no process
 * @param since when its current state began
 * @param restarts how often it was restarted after it had died
 * @param note why it is dead; empty otherwise
 */
public record PartReport(String name, int port, PartState state, long pid, Instant since, int restarts, String note) {}
