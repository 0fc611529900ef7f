package io.tutorflow.usage.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** What activities cost each organization. Every price of an activity, asked for or measured, is found here. */
@ApplicationScoped
public class ActivityPrices {

    /** The prices in force for the organization at that time. */
    public ActivityPriceList inForce(UUID organization, Instant at) {
        return ActivityPriceList.DEFAULT;
    }
}
