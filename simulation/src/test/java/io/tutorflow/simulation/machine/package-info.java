/** What the simulated world is made of: chance, transactions, processes, a network, an outbox, a topic. */
@NullMarked
package io.tutorflow.simulation.machine;

import org.jspecify.annotations.NullMarked;
