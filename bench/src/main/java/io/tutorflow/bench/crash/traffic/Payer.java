package io.tutorflow.bench.crash.traffic;

import io.tutorflow.bench.stack.Client;
import java.math.BigDecimal;

/**
 * A requester, and the account that pays.
 *
 * @param given credits or tokens that the account had at the start
 */
public record Payer(String account, Client client, BigDecimal given) {}
