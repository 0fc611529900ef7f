/** What only the parts of one stack may know: passwords, service tokens, and the signing key, made once. */
@NullMarked
package io.tutorflow.sandbox.secret;

import org.jspecify.annotations.NullMarked;
