/** What operators do for workspaces: open them, look at them, change their terms, and give them credits. */
@NullMarked
package io.tutorflow.billing.admin;

import org.jspecify.annotations.NullMarked;
