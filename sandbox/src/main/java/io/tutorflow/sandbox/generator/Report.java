package io.tutorflow.sandbox.generator;

import java.net.URI;
import java.util.function.Supplier;

/**
 * What the renderer sends when a render has ended.
 *
 * @param header in which the signature stands
 * @param signature made anew whenever it is sent
 */
record Report(URI to, String body, String header, Supplier<String> signature) {}
