#!/bin/sh
# Makes the topics of topics.txt that are missing. Needs the tools of an Apache Kafka image in /opt/kafka/bin,
# and KAFKA_BOOTSTRAP_SERVERS; TOPIC_REPLICAS is how many brokers keep each topic; KAFKA_CLIENT_PROPERTIES, where the broker
# wants a login or TLS, a file with the client's settings.
set -eu

replicas=${TOPIC_REPLICAS:-1}
# A write is acknowledged by more than half: of three brokers one may be away.
in_sync=$((replicas / 2 + 1))

while read -r topic partitions cleanup; do
  set -- --config min.insync.replicas="$in_sync" --config cleanup.policy="$cleanup"
  if [ "$cleanup" = compact ]; then
    set -- "$@" --config min.cleanable.dirty.ratio=0.1
  else
    # What no consumer has read within a month will not be read; holds are settled by asking, too.
    set -- "$@" --config retention.ms=2592000000
  fi
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$KAFKA_BOOTSTRAP_SERVERS" \
    ${KAFKA_CLIENT_PROPERTIES:+--command-config "$KAFKA_CLIENT_PROPERTIES"} --create --if-not-exists --topic "$topic" \
    --partitions "$partitions" --replication-factor "$replicas" "$@" </dev/null
done <"$(dirname "$0")/topics.txt"
