/** Whether a teacher has a budget, as budget-service says; one without it spends, fills and sees the organization's wallet. */
@NullMarked
package io.tutorflow.billing.teacher;

import org.jspecify.annotations.NullMarked;
