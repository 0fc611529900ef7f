/** What the people of an organization see of its wallet. */
@NullMarked
package io.tutorflow.billing.school;

import org.jspecify.annotations.NullMarked;
