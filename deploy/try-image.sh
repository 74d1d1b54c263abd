#!/usr/bin/env bash
# Usage: try-image.sh IMAGE
# Starts an image as a task of 512 MB with a read-only disk starts it, beside an empty PostgreSQL (POSTGRES_IMAGE, postgres:16): with its AOT cache or not at
# all, which a line of its log says; it migrates the database and tells the ledgers in it. Needs docker, takes a minute, and removes what it made.
# Ends with 0 if all of that went well.
set -euo pipefail
case ${1:-} in --help | -h) sed -n '2,/^[^#]/{s/^# \{0,1\}//p}' "$0"; exit 0 ;; esac
[ $# -eq 1 ] || { sed -n '2,/^[^#]/{s/^# \{0,1\}//p}' "$0" >&2; exit 1; }
image=$1 name=papertrade-try-$$
password=$(openssl rand -hex 16)
tidy() {
    docker rm -fv "$name-database" >/dev/null 2>&1 || :
    docker network rm "$name" >/dev/null 2>&1 || :
}
trap tidy EXIT
docker network create "$name" >/dev/null
POSTGRES_PASSWORD=$password docker run -d --name "$name-database" --network "$name" -e POSTGRES_PASSWORD -e POSTGRES_USER=papertrade \
    "${POSTGRES_IMAGE:-postgres:16}" >/dev/null
tries=60
# By the network: while it sets itself up, it answers by its socket alone.
until docker exec "$name-database" pg_isready -q -h 127.0.0.1 -U papertrade; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || { echo "PostgreSQL does not answer: docker logs $name-database" >&2; exit 1; }
    sleep 1
done

run() { # run OPTION... -- COMMAND: as a task runs it
    local options=()
    while [ "$1" != -- ]; do options+=("$1"); shift; done
    shift
    DATABASE_PASSWORD=$password docker run --rm --network "$name" --memory 512m --memory-swap 512m --read-only --tmpfs /tmp:uid=10001 \
        -e DATABASE_PASSWORD -e DATABASE_USERNAME=papertrade -e "DATABASE_URL=jdbc:postgresql://$name-database:5432/papertrade" \
        "${options[@]}" "$image" "$@"
}
log=$(run -e JDK_JAVA_OPTIONS=-Xlog:aot -- migrate) || { printf '%s\n' "$log"; echo "It does not start, or does not migrate." >&2; exit 1; }
grep -q 'Using AOT-linked classes: true' <<<"$log" || { printf '%s\n' "$log" | head -n 20; echo "It starts without its AOT cache." >&2; exit 1; }
grep 'migrations applied' <<<"$log"
run -- verify-ledger
