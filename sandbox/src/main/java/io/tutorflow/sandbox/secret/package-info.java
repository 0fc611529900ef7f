/** The secrets of a stack's parts: passwords, service tokens, and the signing key, generated once. */
@NullMarked
package io.tutorflow.sandbox.secret;

import org.jspecify.annotations.NullMarked;
