package io.tutorflow.bench.crash.traffic;

import io.tutorflow.bench.stack.Client;
import java.math.BigDecimal;

/**
 * Somebody who asks for work, and the account that pays for it.
 *
 * @param given credits or tokens that the account had at the start
 */
public record Payer(String account, Client client, BigDecimal given) {}
