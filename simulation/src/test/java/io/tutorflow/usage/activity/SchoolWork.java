package io.tutorflow.usage.activity;

import io.tutorflow.http.SchoolCaller;
import io.tutorflow.money.Units;
import io.tutorflow.usage.catalog.ActivityKey;
import io.tutorflow.usage.catalog.ActivityPriceList;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.catalog.Quote;
import io.tutorflow.usage.charge.AuthorisingCharges;
import io.tutorflow.usage.hold.Holds;
import io.tutorflow.usage.reservation.ExhaustedBudgets;
import io.tutorflow.usage.reservation.Reservations;

/** What the people of schools ask for, with the production class that has their organization pay. */
public enum SchoolWork {
    COVER(Category.COVER_IMAGE),
    LESSON(Category.AI_LESSON_GENERATION);

    private final Category category;

    SchoolWork(Category category) {
        this.category = category;
    }

    public Category category() {
        return category;
    }

    public Quote quote() {
        return activity().worth();
    }

    public AuthorisingCharges paidBy(
            SchoolCaller caller, Reservations reservations, Holds holds, ExhaustedBudgets exhausted) {
        return new SpendingTokens(reservations, holds, exhausted, caller, at -> activity());
    }

    private Activity activity() {
        return Activity.of(new ActivityKey(category, "default"), Units.of(1), ActivityPriceList.DEFAULT);
    }
}
