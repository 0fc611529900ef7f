package io.tutorflow.billing.notify.alert;

import io.tutorflow.http.SchoolCaller;
import java.util.UUID;

/** Who looks at notifications; each has read marks of their own. */
record Reader(UUID organization, String person, Shelf shelf) {

    /** Which notifications they are: org admins share theirs. */
    enum Shelf {
        ADMINS(" AND n.reader IS NULL"),
        /** Of their own tokens. */
        STUDENTS(" AND n.reader = :person AND n.message IS NULL"),
        /** In words. */
        TEACHERS(" AND n.reader = :person AND n.message IS NOT NULL");

        private final String condition;

        Shelf(String condition) {
            this.condition = condition;
        }

        /** In SQL. */
        String condition() {
            return condition;
        }
    }

    static Reader of(SchoolCaller caller) {
        var shelf = caller.isAdmin() ? Shelf.ADMINS : caller.isStudent() ? Shelf.STUDENTS : Shelf.TEACHERS;
        return new Reader(caller.organizationId(), caller.subject(), shelf);
    }
}
