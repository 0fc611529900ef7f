/** What operators do for workspaces: open them, look at them and change their terms; and what they give anybody. */
@NullMarked
package io.tutorflow.billing.account.admin;

import org.jspecify.annotations.NullMarked;
