/** What the people of an organization see of its wallet. */
@NullMarked
package io.tutorflow.billing.account.school;

import org.jspecify.annotations.NullMarked;
