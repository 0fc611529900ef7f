#!/bin/sh
# Gives each service the rights of acls.txt on a broker with an authorizer. Needs the tools of an Apache Kafka image,
# KAFKA_BOOTSTRAP_SERVERS, and in KAFKA_CLIENT_PROPERTIES a file with the login of somebody who may do that.
set -eu

while read -r principal operation resource name; do
  /opt/kafka/bin/kafka-acls.sh --bootstrap-server "$KAFKA_BOOTSTRAP_SERVERS" \
    --command-config "$KAFKA_CLIENT_PROPERTIES" --add \
    --allow-principal "User:$principal" --operation "$operation" "--$resource" "$name" </dev/null
done <"$(dirname "$0")/acls.txt"
