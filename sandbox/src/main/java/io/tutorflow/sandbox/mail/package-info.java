/** A mail server that delivers nothing and shows what it received. */
@NullMarked
package io.tutorflow.sandbox.mail;

import org.jspecify.annotations.NullMarked;
