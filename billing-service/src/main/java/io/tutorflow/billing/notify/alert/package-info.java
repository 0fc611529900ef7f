/** Balance alerts: people and programs are told once that credits run low or are used up, until they are back. */
@NullMarked
package io.tutorflow.billing.notify.alert;

import org.jspecify.annotations.NullMarked;
