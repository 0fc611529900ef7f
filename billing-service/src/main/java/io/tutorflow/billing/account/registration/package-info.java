/** Newcomers make themselves a workspace, so many an hour from one network. */
@NullMarked
package io.tutorflow.billing.account.registration;

import org.jspecify.annotations.NullMarked;
