package io.tutorflow.internal.account;

import io.tutorflow.http.RateLeases.Lease;
import java.util.List;

/** In the order of the requests. */
public record RequestCountLeases(List<Lease> leases) {}
