package io.tutorflow.bench.load;

import java.util.function.LongFunction;

/**
 * What is asked, of whom, and what ought to be answered.
 *
 * @param port on this machine
 * @param calls the request with the given number, counted from 0; called on one thread, and must be quick
 */
public record Load(int port, LongFunction<Call> calls, Expected expected) {}
