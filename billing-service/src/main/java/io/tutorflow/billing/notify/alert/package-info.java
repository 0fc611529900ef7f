/** Telling people and programs that credits run low or are gone: once, until they are back. */
@NullMarked
package io.tutorflow.billing.notify.alert;

import org.jspecify.annotations.NullMarked;
