/** Organizations as published by billing-service: their time zones and plans. */
@NullMarked
package io.tutorflow.budget.organization;

import org.jspecify.annotations.NullMarked;
