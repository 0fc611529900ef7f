/** What has happened, and who wants to be told. */
@NullMarked
package io.tutorflow.sandbox.stripe.event;

import org.jspecify.annotations.NullMarked;
