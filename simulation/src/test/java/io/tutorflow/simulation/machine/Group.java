package io.tutorflow.simulation.machine;

import io.tutorflow.events.OutboxEvent;
import java.util.List;

/**
 * A consumer group on one topic. Each partition has one batch at a time at work; its offset is committed after the work.
 * When partitions are given to another process, or a process is killed, what was not committed comes again, while the
 * old batch may still be at work.
 */
public final class Group {

    private static final int MOST_MESSAGES = 4;

    private final TopicLog log;
    private final String topic;
    private final int[] committed = new int[TopicLog.PARTITIONS];
    private final boolean[] busy = new boolean[TopicLog.PARTITIONS];
    private int generation;

    public Group(TopicLog log, String topic) {
        this.log = log;
        this.topic = topic;
    }

    /** Messages that are to be worked on, and what will be committed then. */
    public record Batch(int partition, int generation, int next, List<OutboxEvent> events) {}

    /** Nothing to do: a batch without events. */
    public Batch poll(Dice dice) {
        int partition = dice.below(TopicLog.PARTITIONS);
        var messages = log.partition(topic, partition);
        int from = committed[partition];
        if (busy[partition] || from >= messages.size()) {
            return new Batch(partition, generation, from, List.of());
        }
        int to = Math.min(messages.size(), from + 1 + dice.below(MOST_MESSAGES));
        busy[partition] = true;
        return new Batch(partition, generation, to, List.copyOf(messages.subList(from, to)));
    }

    /** Of a batch of an earlier generation nothing is committed. */
    public void commit(Batch batch) {
        if (batch.generation() == generation) {
            committed[batch.partition()] = batch.next();
            busy[batch.partition()] = false;
        }
    }

    public void rebalance() {
        generation++;
        java.util.Arrays.fill(busy, false);
    }

    /** Offsets are set back by hand or got lost: all comes again, from anywhere. */
    public void rewind(Dice dice) {
        rebalance();
        int partition = dice.below(TopicLog.PARTITIONS);
        committed[partition] = dice.below(committed[partition] + 1);
    }

    /** Events are lost, or offsets were committed of what was not kept: it goes on somewhere behind them. */
    public void skip(Dice dice) {
        rebalance();
        int partition = dice.below(TopicLog.PARTITIONS);
        int left = log.partition(topic, partition).size() - committed[partition];
        committed[partition] += dice.below(left + 1);
    }

    public boolean isIdle() {
        for (int partition = 0; partition < TopicLog.PARTITIONS; partition++) {
            if (busy[partition]
                    || committed[partition] < log.partition(topic, partition).size()) {
                return false;
            }
        }
        return true;
    }
}
