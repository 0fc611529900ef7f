/** The identity provider of the sandbox: one RSA key, and the tokens that it signs. */
@NullMarked
package io.tutorflow.sandbox.identity;

import org.jspecify.annotations.NullMarked;
