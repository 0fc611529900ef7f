/** Mails that are owed from the moment that something committed, and sent until they are taken. */
@NullMarked
package io.tutorflow.billing.notify.mail;

import org.jspecify.annotations.NullMarked;
