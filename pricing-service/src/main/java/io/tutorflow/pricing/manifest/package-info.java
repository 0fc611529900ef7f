/** The manifest by which an agent learns what the platform offers, at what price, and how to begin. */
@NullMarked
package io.tutorflow.pricing.manifest;

import org.jspecify.annotations.NullMarked;
