#!/usr/bin/env bash
# Usage: rehearse.sh [--help]
# Rehearses the whole move on this machine, and back: two PaperTrades from the same jar, one as at home and one as at AWS, each with a PostgreSQL and a
# Redis of its own. People sign in with a Keycloak and trade in browsers, before, meanwhile and after. What moves them is the scripts of the
# guide; stand-ins for docker and aws (rehearsal/) let these reach processes instead of containers and tasks. As at RDS, the database at AWS
# wants TLS, and its role is another one and no superuser. First the checks are shown to fail: rows altered, dumps damaged, scripts called too early.
# Needs a JDK 25 (JAVA_HOME), Chromium, openssl, curl, and Debian's or Ubuntu's postgresql and redis-server; Maven fetches Keycloak. Settings:
#   REHEARSAL_DIR       where everything lies; a new directory. Its logs stay
#   REHEARSAL_PORT      18180: this port of loopback and the seven after it
#   REHEARSAL_KEYCLOAK  where Keycloak is kept from one run to the next; in REHEARSAL_DIR
#   REHEARSAL_JAR       target/papertrade-production.jar, built if it is not there
# Ends with 0 if every check passed; took 14 minutes, then ends what it started.
set -euo pipefail
case ${1:-} in
    '') ;;
    --help | -h) sed -n '2,/^[^#]/{s/^# \{0,1\}//p}' "$0"; exit 0 ;;
    *) echo "rehearse.sh knows no '$1': rehearse.sh --help" >&2; exit 1 ;;
esac
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
needs() { echo "$1" >&2; exit 1; }
bin=$(find /usr/lib/postgresql/*/bin -maxdepth 0 2>/dev/null | sort -V | tail -n 1)
[ -x "$bin/initdb" ] || needs "There is no PostgreSQL here: apt-get install postgresql"
for program in redis-server redis-cli openssl curl setsid; do command -v "$program" >/dev/null || needs "'$program' is missing: apt-get install redis-server openssl curl util-linux"; done
export JAVA=${JAVA_HOME:+$JAVA_HOME/bin/}java
[ "$("$JAVA" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')" -ge 25 ] 2>/dev/null || needs "There is no JDK 25 here: set JAVA_HOME."

dir=${REHEARSAL_DIR:-$(mktemp -d)}
mkdir -p "$dir"
dir=$(cd "$dir" && pwd)
export LAB=$dir SITE_PORT=${REHEARSAL_PORT:-18180}
export HOME_PORT=$((SITE_PORT + 4)) PASSAGE_PORT=$((SITE_PORT + 6)) DATABASE_CA_FILE=$dir/authority.pem
export OIDC_ISSUER_URL=http://127.0.0.1:$((SITE_PORT + 2))/realms/papertrade JAR=${REHEARSAL_JAR:-$root/target/papertrade-production.jar}
export MOVE_STATE=$dir/passage BACKUP_DIR=$dir/backups ENV_FILE=$dir/env MAINTENANCE_DIR=$dir/maintenance
export INSTALLATION=production COMPOSE_PROJECT_NAME=papertrade
unset BACKUP_KEY_FILE BACKUP_COPY_TO PAPERTRADE_LOCKED
site=http://localhost:$SITE_PORT
for number in 0 1 2 3 4 5 6 7; do
    ! (exec 3<>"/dev/tcp/127.0.0.1/$((SITE_PORT + number))") 2>/dev/null || needs "Port $((SITE_PORT + number)) is in use: set REHEARSAL_PORT."
done
rm -rf "${dir:?}"/{home,aws,lab,logs,backups,passage,bin,maintenance} "$dir"/*.pid "$dir/figures" "$dir/results" "$dir/aws-calls" "$dir/name"
mkdir -p "$dir"/{logs,lab,bin,backups,maintenance}
chmod 755 "$dir"
: >"$ENV_FILE"
: >"$dir/results"
: >"$dir/figures"
printf '#!/bin/sh\n' >"$dir/bin/session-manager-plugin"
chmod +x "$dir/bin/session-manager-plugin"
export PATH=$here/rehearsal:$dir/bin:$bin:${JAVA_HOME:+$JAVA_HOME/bin:}$PATH

failures=0
pass() { printf 'PASS  %s\n' "$*"; }
miss() { printf 'FAIL  %s\n' "$*"; failures=$((failures + 1)); }
told() { printf '      %s\n' "$*"; }
part() { printf '\n%s\n' "$*"; }
# measured WHAT VALUE: told now, and once more in the table at the end
measured() {
    told "$1: $2"
    printf '%s\t%s\n' "$1" "$2" >>"$dir/figures"
}
number=0
check() { # check SENTENCE COMMAND...: the command's words go to the log of that name
    local sentence=$1 log
    shift
    number=$((number + 1))
    log=$dir/logs/$(printf '%02d' "$number")-$(tr -c 'a-z0-9\n' - <<<"${sentence,,}" | cut -c1-60).log
    if "$@" >"$log" 2>&1; then pass "$sentence"; else echo "ended with $?" >>"$log"; miss "$sentence (see $log)"; fi
}
# refuses WORDS COMMAND...: it fails, and with these words, not for another reason
refuses() {
    local words=$1 said
    shift
    if said=$("$@" 2>&1); then printf '%s\n' "$said" "It did not fail."; return 1; fi
    printf '%s\n' "$said"
    grep -qF -- "$words" <<<"$said"
}
same() { printf 'expected: %s\nfound:    %s\n' "$1" "$2"; [ "$1" = "$2" ]; }
# A move that failed half way must not go on.
must() { local before=$failures; check "$@"; [ "$failures" = "$before" ] || { told "This is what the rest stands on: the rehearsal ends here."; exit 1; }; }
now() { date +%s%3N; }
seconds() { awk -v from="$1" -v to="$2" 'BEGIN { printf "%.1f s", (to - from) / 1000 }'; }
await() { # await SECONDS COMMAND...
    local end=$((SECONDS + $1))
    shift
    until "$@"; do [ "$SECONDS" -lt "$end" ] || return 1; sleep 0.1; done
}
script() { timeout 1800 "$here/$1" "${@:2}"; }
backup() { timeout 300 "$root/deploy/proxmox/backup.sh"; }
compose() { docker compose --project-directory "$root" "$@"; }
browser() { # browser TEST [SECONDS]: one of ServerE2E
    (cd "$root" && timeout "${2:-600}" ./mvnw -B -q failsafe:integration-test@browser failsafe:verify@verify -Dit.test="ServerE2E#$1" \
        -Dpapertrade.server="$site" -Dpapertrade.lab="$dir/lab")
}
# Past the scripts, by the socket of either server.
psql_of() {
    case $1 in
        home) PGHOST=$dir/home psql -X -q -A -t -v ON_ERROR_STOP=1 -p "$HOME_PORT" -U papertrade -d papertrade ;;
        aws) PGHOST=$dir/aws psql -X -q -A -t -v ON_ERROR_STOP=1 -p "$PASSAGE_PORT" -U rdsadmin -d papertrade ;;
    esac
}
q() { psql_of "$1" <<<"$2"; }
as_nobody() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=nobody --regid=nogroup --clear-groups "$@"; else "$@"; fi; }

keycloak='' people='' passage='' redis=()
# shellcheck disable=SC2317 # called by the trap
cleanup() {
    local status=$? side
    trap - EXIT INT TERM
    touch "$dir/lab/stop"
    [ -z "$people" ] || { sleep 5; kill -- "-$people" 2>/dev/null; wait "$people" 2>/dev/null; } || :
    [ -z "$passage" ] || { kill -TERM -- "-$passage" 2>/dev/null; wait "$passage" 2>/dev/null; } || :
    for side in home aws; do
        "$here/rehearsal/stack.sh" stop "$side" >/dev/null 2>&1 || :
        [ ! -e "$dir/$side/data/postmaster.pid" ] || as_nobody "$bin/pg_ctl" -D "$dir/$side/data" -m immediate stop >/dev/null 2>&1 || :
    done
    [ ${#redis[@]} = 0 ] || kill "${redis[@]}" 2>/dev/null || :
    [ -z "$keycloak" ] || kill -- "-$keycloak" 2>/dev/null || :
    told "logs: $dir/logs"
    exit "$status"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

# --- Two stacks -----------------------------------------------------------------------------------------------------------------------------
server() { # server SIDE SUPERUSER PORT OPTIONS LINE-OF-pg_hba.conf...
    local side=$1 superuser=$2 port=$3 options=$4
    shift 4
    mkdir -p "$dir/$side"
    [ "$(id -u)" != 0 ] || chown nobody:nogroup "$dir/$side"
    as_nobody "$bin/initdb" -D "$dir/$side/data" -U "$superuser" -A trust --encoding=UTF8 --locale=C.UTF-8
    printf '%s\n' "$@" >"$dir/$side/data/pg_hba.conf"
    as_nobody "$bin/pg_ctl" -D "$dir/$side/data" -o "-c port=$port -c listen_addresses=127.0.0.1 -k $dir/$side $options" -l "$dir/$side/log" -w start
}
home_server() {
    # As the image of PostgreSQL makes it: the role of PaperTrade is the superuser.
    server home papertrade "$HOME_PORT" '' 'local all all trust' 'host all all 127.0.0.1/32 scram-sha-256'
    PGHOST=$dir/home psql -X -q -p "$HOME_PORT" -U papertrade -d postgres -v secret="$(cat "$dir/home-password")" \
        <<<"alter role papertrade password :'secret'; create database papertrade;"
}
certificates() {
    openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj '/CN=Authority of the rehearsal' -keyout "$dir/authority.key" -out "$DATABASE_CA_FILE"
    openssl req -newkey rsa:2048 -nodes -subj '/CN=papertrade-production.rehearsal.internal' -keyout "$dir/server.key" -out "$dir/server.csr"
    openssl x509 -req -in "$dir/server.csr" -CA "$DATABASE_CA_FILE" -CAkey "$dir/authority.key" -CAcreateserial -days 2 -out "$dir/server.pem" \
        -extfile <(echo 'subjectAltName=DNS:papertrade-production.rehearsal.internal,DNS:localhost')
    chmod 600 "$dir/server.key"
    [ "$(id -u)" != 0 ] || chown nobody:nogroup "$dir/server.key"
}
aws_server() {
    certificates
    # Less than the master user of RDS may: that one is a member of rds_superuser, too.
    server aws rdsadmin "$PASSAGE_PORT" "-c ssl=on -c ssl_cert_file=$dir/server.pem -c ssl_key_file=$dir/server.key -c max_connections=80" \
        'local all rdsadmin trust' 'hostssl all all 127.0.0.1/32 scram-sha-256'
    PGHOST=$dir/aws psql -X -q -p "$PASSAGE_PORT" -U rdsadmin -d postgres -v secret="$(cat "$dir/aws-password")" \
        <<<"create role broker login createdb createrole password :'secret'; create database papertrade owner broker;"
}
redis_server() { # redis_server SIDE PORT
    printf 'bind 127.0.0.1\nport %s\nsave ""\nrequirepass %s\n' "$2" "$(cat "$dir/$1-password")" >"$dir/$1-redis.conf"
    redis-server "$dir/$1-redis.conf" >"$dir/logs/$1-redis.log" 2>&1 &
    redis+=($!)
}
jar() { [ -s "$JAR" ] || (cd "$root" && ./papertrade build); }
compile() { (cd "$root" && timeout 900 ./mvnw -B -q test-compile); }
passage_is_open() { [ -e "$MOVE_STATE/passage.conf" ] && grep -q 'within reach' "$dir/logs/passage.log"; }
open_passage() {
    setsid "$here/passage.sh" >"$dir/logs/passage.log" 2>&1 &
    passage=$!
    await 60 passage_is_open
}

umask 077
for name in home-password aws-password client-secret; do openssl rand -hex 24 >"$dir/$name"; done
umask 022
chmod 644 "$dir"/*-password
part "Two stacks of this machine"
setsid "$root/deploy/proxmox/verify/keycloak.sh" "${REHEARSAL_KEYCLOAK:-$dir/keycloak}" 127.0.0.1 $((SITE_PORT + 2)) "$site" "$dir/client-secret" >"$dir/logs/keycloak.log" 2>&1 &
keycloak=$!
must "there is a jar" jar
must "the browser tests compile" compile
must "a PostgreSQL as at home" home_server
must "a PostgreSQL as at RDS" aws_server
redis_server home $((HOME_PORT + 1))
redis_server aws $((PASSAGE_PORT + 1))
must "a Keycloak answers" await 300 curl -sf -o /dev/null "$OIDC_ISSUER_URL"
cp "${REHEARSAL_KEYCLOAK:-$dir/keycloak}/password" "$dir/lab/password"
plain() { PGPASSWORD=$(cat "$dir/aws-password") PGSSLMODE=disable psql -X -h 127.0.0.1 -p "$PASSAGE_PORT" -U broker -d papertrade -c 'select 1'; }
check "the one at AWS refuses whoever does not speak TLS" refuses 'no encryption' plain
check "and its role is no superuser" same f "$(q aws "select rolsuper from pg_roles where rolname = 'broker'")"
must "PaperTrade starts at home" compose up -d
# The first of either server takes longest, on a busy machine longer than a browser waits for a page.
form() { curl -sL -m 60 -c "$dir/lab/cookies" "$site/" | grep 'id="kc-form-login"'; }
must "whoever is not signed in gets the form of the Keycloak" await 300 form
must "the way to the database at AWS opens" open_passage
migrate() {
    (
        # shellcheck source=deploy/aws/move/lib.sh
        . "$here/lib.sh"
        run_to_its_end production migration
        # shellcheck disable=SC2154 # of run_to_its_end
        [ "$ended_with" = 0 ]
    )
}
must "the empty database at AWS is migrated" migrate
versions() { q "$1" "select max(version::numeric) from flyway_schema_history where success"; }
must "both sides are of one version" same "$(versions home)" "$(versions aws)"

# --- People ---------------------------------------------------------------------------------------------------------------------------------
must "a person signs in at home, buys, sells and signs out, in a browser" browser journey
must "another leaves an order that waits" browser leavesAnOrderWaiting

acknowledged() { wc -l <"$dir/lab/acknowledged"; }
sent() { wc -l <"$dir/lab/sent"; }
more_acknowledged() { [ "$(acknowledged)" -ge "$1" ]; }
: >"$dir/lab/acknowledged"
: >"$dir/lab/sent"
start_trading() {
    rm -f "$dir/lab/stop"
    local before
    before=$(acknowledged)
    setsid bash -c "$(declare -f browser); root='$root' site='$site' dir='$dir' browser tradesUntilStopped 1800" >"$dir/logs/people-$(date +%s).log" 2>&1 &
    people=$!
    must "people trade in three browsers" await 300 more_acknowledged $((before + 9))
}
stop_trading() {
    touch "$dir/lab/stop"
    check "their browsers ended as they should" wait "$people"
    people=''
}
# Each acknowledged order must be there, filled, with its entry in the ledger.
lost() {
    {
        echo 'create temporary table acknowledged (id text);'
        echo 'copy acknowledged from stdin;'
        cat "$dir/lab/acknowledged"
        echo '\.'
        echo "select id from acknowledged where not exists (select from trade_order o join ledger_entry e
              on e.portfolio_id = o.portfolio_id and e.sequence = o.ledger_sequence
              where o.client_order_id = acknowledged.id and o.status = 'FILLED');"
    } | psql_of "$1"
}
filled() { q "$1" "select count(*) from trade_order o join portfolio p on p.id = o.portfolio_id where p.name = 'Load' and status = 'FILLED'"; }
nothing_is_lost() { # nothing_is_lost SIDE
    check "each of the $(acknowledged) orders that were acknowledged so far is there" same '' "$(lost "$1")"
    check "and none twice: $(filled "$1") filled of $(sent) sent" test "$(filled "$1")" -le "$(sent)"
    check "the first person sees the same figures to the cent, in a browser" browser sameFigures
    check "the order of the other one waits as before, in a browser" browser theOrderStillWaits
}

# --- The checks can fail --------------------------------------------------------------------------------------------------------------------
newest() { find "$BACKUP_DIR/move" -name '*.dump' | sort | tail -n 1; }
differs() { refuses DIFFERENT script compare.sh home aws; }
part "A trial, a week before; and whether its checks can fail"
check "an export is refused while PaperTrade is connected" refuses 'PaperTrade is not stopped' script export.sh home
check "and has not sealed what people trade on" q home 'create table probe (); drop table probe'
must "PaperTrade stops at home" compose stop papertrade
must "home is exported" script export.sh home
check "and can no longer be written, not even by its superuser" refuses 'read-only transaction' q home "update portfolio set name = 'x'"
trial=$(newest)
must "it is imported at AWS, in place of the empty database" script import.sh aws "$trial"
must "both are the same" script compare.sh home aws
check "and the same as the file beside the dump" script compare.sh "$trial.figures" aws
check "the ledgers agree at home" script verify-ledger.sh home
check "the ledgers agree at AWS" script verify-ledger.sh aws
check "nothing at AWS is another role's than PaperTrade's" same broker "$(q aws "select string_agg(distinct pg_get_userbyid(relowner), ',') from pg_class where relnamespace = 'public'::regnamespace")"

q aws "update portfolio set cash = cash + 0.01 where name = 'Long game'"
check "a cent too much at AWS: compare.sh sees it" differs
check "and verify-ledger.sh" refuses 'do not agree' script verify-ledger.sh aws
q aws "update portfolio set cash = cash - 0.01 where name = 'Long game'"
altered() { q aws "alter table ledger_entry disable trigger ledger_entry_is_append_only; update ledger_entry set amount = amount $1 where sequence = 1; alter table ledger_entry enable trigger ledger_entry_is_append_only"; }
altered '+ 1'
check "an entry of the ledger altered: compare.sh sees it" differs
check "and verify-ledger.sh, too" refuses 'do not agree' script verify-ledger.sh aws
altered '- 1'
q aws "update trade_order set limit_price = 1.51 where status = 'OPEN'"
check "another limit in the order that waits: compare.sh sees it" differs
q aws "update trade_order set limit_price = 1.50 where status = 'OPEN'"
q aws "update app_user set name = upper(name)"
check "other letters in names: compare.sh sees it" differs
check "the same dump mends it, if it is said that what is there goes" script import.sh --force aws "$trial"
q aws "alter table ledger_entry disable trigger ledger_entry_is_append_only"
check "a ledger that can be written again: compare.sh sees it" differs
q aws "alter table ledger_entry enable trigger ledger_entry_is_append_only"
counter=$(q aws "select last_value from pg_sequences where sequencename = 'trade_order_accepted_number_seq'")
q aws "select setval('trade_order_accepted_number_seq', 1)" >/dev/null
check "a sequence that begins anew: compare.sh sees it" differs
q aws "select setval('trade_order_accepted_number_seq', $counter)" >/dev/null
must "all of that undone, both are the same again" script compare.sh home aws

check "portfolios at AWS are not replaced by mistake" refuses 'has portfolios' script import.sh aws "$trial"
mkdir -p "$dir/damaged"
cp "$trial"* "$dir/damaged/"
damaged=$dir/damaged/$(basename "$trial")
printf x | dd of="$damaged" bs=1 seek=2000 conv=notrunc status=none
check "a damaged dump is not imported" refuses 'is damaged' script import.sh --force aws "$damaged"
cp "$trial" "$damaged"
sed -i 's/^sum|cash|/&1/' "$damaged.figures"
(cd "$dir/damaged" && sha256sum "$(basename "$damaged")"{,.manifest,.figures} >"$damaged.sha256")
check "nor one that is not what was dumped" refuses 'is not what was dumped' script import.sh --force aws "$damaged"
check "and AWS has what it had" script compare.sh home aws
must "the seal is taken away at home" script seal.sh home off
must "PaperTrade starts at home again" compose up -d

# --- The move -------------------------------------------------------------------------------------------------------------------------------
part "The move, while people want to trade"
script name.sh trade.example.org home 192.0.2.10 >/dev/null
start_trading
touch "$MAINTENANCE_DIR/on"
stopped=$(now)
must "PaperTrade is stopped at home, and its container removed" compose --profile '*' rm -sf papertrade papertrade-2
last=$(acknowledged)
began=$(now); must "a last backup is taken" backup; measured "the last backup" "$(seconds "$began" "$(now)")"
began=$(now); must "home is exported once more" script export.sh home; measured "export" "$(seconds "$began" "$(now)")"
dump=$(newest)
measured "the dump" "$(stat -c %s "$dump" | awk '{ printf "%.1f MB", $1 / 1000000 }'); $(awk -F'|' '$1 == "rows" { n += $3 } END { print n }' "$dump.figures") rows, $(grep -c '^portfolio|' "$dump.figures") portfolios, $(q home 'select count(*) from ledger_entry') entries of ledgers"
began=$(now); must "it is imported at AWS, in place of the trial" script import.sh --force aws "$dump"; measured "import" "$(seconds "$began" "$(now)")"
began=$(now); must "compare.sh: both are the same" script compare.sh home aws; measured "comparing both" "$(seconds "$began" "$(now)")"
began=$(now)
must "the ledgers agree at home after the move" script verify-ledger.sh home
must "the ledgers agree at AWS after the move" script verify-ledger.sh aws
measured "verifying the ledgers on both sides" "$(seconds "$began" "$(now)")"
began=$(now); must "PaperTrade starts at AWS" script tasks.sh start; measured "the start at AWS" "$(seconds "$began" "$(now)")"
must "the name points there" script name.sh trade.example.org aws
check "by both kinds of addresses" grep -q '"Type": "AAAA", "AliasTarget"' "$dir/name"
must "people trade on, at AWS" await 300 more_acknowledged $((last + 1))
measured "nobody could trade, from stopping at home to the first order at AWS" "$(seconds "$stopped" "$(now)")"
check "and go on" await 300 more_acknowledged $((last + 12))
stop_trading
measured "orders acknowledged at home, at AWS" "$last, $(($(acknowledged) - last))"
nothing_is_lost aws
check "the ledgers agree at AWS with what was traded there" script verify-ledger.sh aws
check "nothing was traded at home meanwhile" script compare.sh "$dump.figures" home
must "a copy leaves AWS while PaperTrade runs there" script ../recovery/copy-home.sh "$dir/away"
must "and is proved by a drill at home" env BACKUP_DIR="$dir/away" timeout 600 "$root/deploy/proxmox/restore-drill.sh"
check "AWS cannot be exported while PaperTrade runs there" refuses 'PaperTrade is not stopped' script export.sh aws
check "nor imported to" refuses 'PaperTrade is not stopped' script import.sh --force aws "$dump"

# --- And back -------------------------------------------------------------------------------------------------------------------------------
part "Back home within the week, with what was traded at AWS"
start_trading
stopped=$(now)
must "PaperTrade is stopped at AWS" script tasks.sh stop
last_at_aws=$(acknowledged)
began=$(now); must "AWS is exported" script export.sh aws; measured "export from AWS" "$(seconds "$began" "$(now)")"
back=$(newest)
began=$(now); must "it is imported at home" script import.sh --force home "$back"; measured "import at home" "$(seconds "$began" "$(now)")"
must "compare.sh: both are the same again" script compare.sh aws home
must "the ledgers agree at AWS before it is left" script verify-ledger.sh aws
must "the ledgers agree at home after the way back" script verify-ledger.sh home
must "PaperTrade starts at home once more" compose up -d
rm -f "$MAINTENANCE_DIR/on"
must "the name points home" script name.sh trade.example.org home 192.0.2.10
check "with a minute to live, and no longer to CloudFront" grep -q '"TTL": 60.*"Value": "192.0.2.10".*"DELETE"' "$dir/name"
must "people trade on at home" await 300 more_acknowledged $((last_at_aws + 1))
measured "nobody could trade, from stopping at AWS to the first order at home" "$(seconds "$stopped" "$(now)")"
check "and go on there" await 300 more_acknowledged $((last_at_aws + 12))
stop_trading
measured "orders acknowledged at AWS in all, at home again" "$((last_at_aws - last)), $(($(acknowledged) - last_at_aws))"
nothing_is_lost home
check "the ledgers agree at home with all of it" script verify-ledger.sh home
check "what was at home before is kept" same 1 "$(q home "select count(*) from pg_database where datname like 'papertrade\_before\_%'")"
check "and AWS can no longer be written" refuses 'read-only transaction' q aws "update portfolio set name = 'x'"

part "Measured, on $(nproc) processors"
while IFS=$'\t' read -r what value; do printf '%-72s %s\n' "$what" "$value"; done <"$dir/figures"
printf '\n'
if [ "$failures" != 0 ]; then echo "$failures of $number checks failed."; exit 1; fi
echo "All $number checks passed, in $((SECONDS / 60)) min $((SECONDS % 60)) s."
