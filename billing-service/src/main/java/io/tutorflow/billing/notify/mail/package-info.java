/** Mails owed from the commit of a transaction on, and sent until they are accepted. */
@NullMarked
package io.tutorflow.billing.notify.mail;

import org.jspecify.annotations.NullMarked;
