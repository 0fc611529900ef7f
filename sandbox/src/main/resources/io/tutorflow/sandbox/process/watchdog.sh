# Ends the parts of a stack once its supervisor is gone, however it went.
# $1: the folder with the pid files. Standard input: a pipe whose other end only the supervisor holds.
trap '' INT TERM HUP
while read -r ignored; do :; done

second=0
while [ "$second" -lt 12 ]; do
  alive=
  for file in "$1"/*.pid; do
    case $file in */watchdog.pid | '*.pid') continue ;; esac
    pid=$(cat "$file" 2>/dev/null)
    [ -n "$pid" ] || continue
    if ! kill -0 "$pid" 2>/dev/null; then
      rm -f "$file"
      continue
    fi
    alive=yes
    case $file in */postgres.pid) signal=INT ;; *) signal=TERM ;; esac
    [ "$second" -lt 10 ] || signal=KILL
    kill -s "$signal" "$pid" 2>/dev/null
  done
  # The second look, although nothing was alive at the first, finds a part that was just being started.
  [ -n "$alive" ] || [ "$second" -eq 0 ] || break
  sleep 1
  second=$((second + 1))
done
rm -f "$1/watchdog.pid"
