#!/usr/bin/env bash
# Usage: heal.sh [--help]
# Restarts PaperTrade's containers that are alive but not healthy, which neither Docker nor compose does. Run every minute
# by papertrade-heal.timer. A service is restarted HEAL_LIMIT (3) times an hour at most: what restarting does not mend needs
# a person, and ends this script with 1, so that the unit is seen as failed. No container gets the Docker socket for this.
set -euo pipefail
# shellcheck source=deploy/proxmox/lib.sh
. "$(dirname "$0")/lib.sh"
case ${1:-} in
    '') ;;
    --help | -h) usage; exit 0 ;;
    *) fail "heal.sh knows no '$1'." "heal.sh --help" ;;
esac
need docker flock
state=${HEAL_STATE_DIR:-/var/lib/papertrade/heal}
limit=$(setting HEAL_LIMIT 3)
mkdir -p "$state"
exec 8>"$state/.lock"
flock -n 8 || exit 0

now=$(date +%s)
status=0
unhealthy=$(docker ps --filter label=com.docker.compose.project="$(project)" --filter health=unhealthy --format '{{.ID}} {{.Label "com.docker.compose.service"}}')
# Whoever cannot reach its database is not mended by being restarted, which would sign everybody out.
database_is_ill=''
! grep -q ' postgres$' <<<"$unhealthy" || database_is_ill=yes
while read -r id service; do
    [ -n "$id" ] || continue
    case $service in
        papertrade*) [ -z "$database_is_ill" ] || { warn "$service is unhealthy, but so is postgres: only that one is restarted."; continue; } ;;
    esac
    touch "$state/$service"
    recent=$(awk -v since=$((now - 3600)) '$1 > since' "$state/$service")
    count=$(grep -c . <<<"$recent" || :)
    if [ "$count" -ge "$limit" ]; then
        warn "$service is unhealthy again after $count restarts within an hour; it is left alone. See deploy/operations.md."
        status=1
        continue
    fi
    # Noted before the restart: one that hangs counts too.
    { [ -z "$recent" ] || printf '%s\n' "$recent"; printf '%s\n' "$now"; } >"$state/$service.new"
    mv "$state/$service.new" "$state/$service"
    say "$service is unhealthy: restarting it ($((count + 1)) of $limit within an hour)."
    docker restart "$id" >/dev/null </dev/null || { warn "$service could not be restarted."; status=1; }
done <<<"$unhealthy"
exit "$status"
