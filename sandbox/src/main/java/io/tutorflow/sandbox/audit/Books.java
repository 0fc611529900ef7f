package io.tutorflow.sandbox.audit;

import java.sql.Connection;
import java.sql.SQLException;

/** The four databases, each as it was at one moment. */
public record Books(Connection usage, Connection billing, Connection budget, Connection pricing) {

    /** To how they are now. */
    void moveOn() throws SQLException {
        usage.commit();
        billing.commit();
        budget.commit();
        pricing.commit();
    }
}
