package io.tutorflow.sandbox.generator;

import java.net.URI;
import java.util.function.Supplier;

/**
 * A renderer's report.
 *
 * @param header for the signature
 * @param signature made anew for each attempt
 */
record Report(URI to, String body, String header, Supplier<String> signature) {}
