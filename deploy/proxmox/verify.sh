#!/usr/bin/env bash
# Usage: verify.sh [PART...]
# Shows on containers that run, and that it makes and removes itself, that PaperTrade on one machine does what it promises.
# Parts, in this order; all of them if none is named:
#   journey   the image is built from a clean clone, installed, and a person signs in with a Keycloak, buys, sees prices
#             move by themselves, sells and signs out, in a browser through nginx
#   deaths    the process of each container is killed in turn while people trade: all come back, no acknowledged order is lost
#   stop      PaperTrade is stopped as an upgrade stops it while people trade, and started again: no acknowledged order is lost
#   full      PostgreSQL's disk is full while people trade: no order is acknowledged, it shows, nothing is lost, and when there
#             is room again all goes on by itself
#   restore   backup, then containers, volumes and passwords are destroyed, then a restore: the same figures on the screen
#   upgrade   to an image that ends, and to one that changes the database and never gets healthy: both roll back by
#             themselves; then to a good one
#   measure   time to the first page, memory alone and with fifty people
# Whichever are named, the image and the journey come first: the others need what these leave. Needs root, docker with
# compose, a JDK 25, Chromium, and what install.sh needs. Settings, from the environment:
#   VERIFY_DIR      where everything lies, which docker must see; a new directory. Its logs stay
#   VERIFY_PORT     18080: this port of this machine and the three after it
#   VERIFY_ANEW     build the image without what docker kept of earlier ones, to measure that
#   POSTGRES_IMAGE  another one than the compose file's. Server and client programs of it must be of one version, or the
#                   server refuses what pg_dump of a later one writes
# Ends with 0 if every check passed, and takes half an hour at most.
set -euo pipefail
case ${1:-} in --help | -h) sed -n '2,/^[^#]/{s/^# \{0,1\}//p}' "$0"; exit 0 ;; esac
for part in "$@"; do
    case $part in
        journey | deaths | stop | full | restore | upgrade | measure) ;;
        *) echo "verify.sh knows no part '$part': verify.sh --help" >&2; exit 1 ;;
    esac
done
source_tree=$(cd "$(dirname "$0")/../.." && pwd)
dir=${VERIFY_DIR:-$(mktemp -d)}
port=${VERIFY_PORT:-18080}
clone=$dir/papertrade
site=http://localhost:$port
mkdir -p "$dir/logs" "$dir/lab"
rm -rf "${dir:?}"/lab/* "$dir/figures" "$dir/backups"

# What install.sh and the scripts take from the environment, before .env.proxmox.
bridge=$(docker network inspect bridge -f '{{(index .IPAM.Config 0).Gateway}}')
export COMPOSE_PROJECT_NAME=papertrade-verify-$port HTTP_PORT=127.0.0.1:$port HTTPS_PORT=127.0.0.1:$((port + 1))
export OIDC_ISSUER_URL=http://$bridge:$((port + 2))/realms/papertrade OIDC_CLIENT_SECRET_FILE=$dir/client-secret
export MARKET_DATA_PROVIDER=simulated ADMINISTRATORS=ada@example.com BACKUP_DIR=$dir/backups
# People sign in and trade again and again, from one address and faster than by hand.
export SIGN_INS_PER_MINUTE=0 SIGN_INS_PER_MINUTE_AND_USER=0 ORDERS_PER_MINUTE=0
image=$COMPOSE_PROJECT_NAME

failures=0
pass() { printf 'PASS  %s\n' "$*"; }
miss() { printf 'FAIL  %s\n' "$*"; failures=$((failures + 1)); }
told() { printf '      %s\n' "$*"; }
# measured WHAT VALUE [AIM]: told now, and once more in the table at the end
measured() {
    told "$1: $2"
    printf '%s\t%s\t%s\n' "$1" "$2" "${3:-}" >>"$dir/figures"
}
check() { # check SENTENCE COMMAND...: the command's words go to the log of that name
    local sentence=$1 log
    shift
    log=$dir/logs/$(tr -c 'a-z0-9\n' - <<<"${sentence,,}" | cut -c1-60).log
    if "$@" >"$log" 2>&1; then pass "$sentence"; else miss "$sentence (see $log)"; fi
}
refuses() { ! "$@"; }
same() { printf 'expected: %s\nfound:    %s\n' "$1" "$2"; [ "$1" = "$2" ]; }
scripts() { timeout 600 "$clone/deploy/proxmox/$1" "${@:2}"; }
compose() { docker compose --project-directory "$clone" --env-file "$clone/.env.proxmox" -f "$clone/docker-compose.proxmox.yml" "$@"; }
id_of() { compose ps -aq "$1"; }
browser() { # browser TEST [SECONDS]: one of ServerE2E
    (cd "$clone" && timeout "${2:-300}" ./mvnw -B -q failsafe:integration-test@browser failsafe:verify@verify -Dit.test="ServerE2E#$1" \
        -Dpapertrade.server="$site" -Dpapertrade.lab="$dir/lab")
}
psql() { compose exec -T postgres psql -X -q -A -t -v ON_ERROR_STOP=1 -U papertrade -d papertrade; }
sql() { psql <<<"$1"; }
now() { date +%s%3N; }
seconds_since() { awk -v from="$1" -v to="$(now)" 'BEGIN { printf "%.1f s", (to - from) / 1000 }'; }
await() { # await SECONDS COMMAND...
    local end=$((SECONDS + $1))
    shift
    until "$@"; do [ "$SECONDS" -lt "$end" ] || return 1; sleep 0.1; done
}
healthy() { [ "$(docker inspect -f '{{.State.Health.Status}}' "$1" 2>/dev/null)" = healthy ]; }
status_of() { curl -s -o /dev/null -m 5 -w '%{http_code}' "$site$1" || :; }
answers() { [ "$(status_of /signed-out)" = 200 ]; }

keycloak='' load='' disk=''
cleanup() {
    local status=$?
    trap - EXIT INT TERM
    touch "$dir/lab/stop"
    [ -z "$load" ] || wait "$load" 2>/dev/null || :
    if [ -e "$clone/.env.proxmox" ]; then
        compose --profile '*' logs --no-color >"$dir/logs/containers.log" 2>&1 || :
        compose --profile '*' down -v --timeout 20 >/dev/null 2>&1 || :
    fi
    [ -z "$keycloak" ] || kill -- "-$keycloak" 2>/dev/null || :
    [ -z "$disk" ] || losetup --detach "$disk" || :
    told "logs: $dir/logs"
    exit "$status"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

# PostgreSQL's volume is a small disk of its own, so that it can be full without the machine's being so.
small_disk() {
    truncate -s 1G "$dir/disk.img"
    mkfs.ext4 -q -F "$dir/disk.img"
    mkdir -p "$dir/disk"
    mount -o loop "$dir/disk.img" "$dir/disk"
    rmdir "$dir/disk/lost+found" # PostgreSQL wants it empty
    umount "$dir/disk"
    disk=$(losetup --find --show "$dir/disk.img")
    docker volume create --label "com.docker.compose.project=$COMPOSE_PROJECT_NAME" --label com.docker.compose.volume=postgres-data \
        --opt type=ext4 --opt "device=$disk" "${COMPOSE_PROJECT_NAME}_postgres-data"
}
on_disk() { docker run --rm --user root -v "${COMPOSE_PROJECT_NAME}_postgres-data:/disk" --entrypoint sh "${POSTGRES_IMAGE:-postgres:16}" -c "$1"; }

taken() { (exec 3<>"/dev/tcp/$1/$2") 2>/dev/null; }
build() { timeout 1200 docker build ${VERIFY_ANEW:+--no-cache} -t "$image" --build-arg "REVISION=$(git -C "$clone" rev-parse --short HEAD)" "$clone"; }
prepare() {
    if taken 127.0.0.1 "$port" || taken 127.0.0.1 $((port + 1)) || taken "$bridge" $((port + 2)) || taken "$bridge" $((port + 3)); then
        echo "One of the ports $port to $((port + 3)) is in use: set VERIFY_PORT, or end what another verify.sh has left." >&2
        exit 1
    fi
    rm -rf "$clone"
    git clone -q "$source_tree" "$clone"
    openssl rand -hex 24 >"$dir/client-secret"
    setsid "$clone/deploy/proxmox/verify/keycloak.sh" "$dir/keycloak" "$bridge" $((port + 2)) "$site" "$dir/client-secret" >"$dir/logs/keycloak.log" 2>&1 &
    keycloak=$!
    local began
    began=$(now)
    check "the image is built from a clean clone" build
    measured "image built in" "$(seconds_since "$began")${VERIFY_ANEW:+, anew}"
    measured "image" "$(docker image inspect "$image" -f '{{.Size}}' | awk '{ printf "%.0f MB", $1 / 1000000 }')"
    check "the browser tests compile" compile_tests
    check "a Keycloak answers" await 180 curl -sf -o /dev/null "$OIDC_ISSUER_URL"
    cp "$dir/keycloak/password" "$dir/lab/password"
    check "PostgreSQL has a small disk of its own" small_disk
    check "it is installed, and every container is healthy" scripts install.sh --no-docker --no-timers --image "$image"
    export SMOKE_USER=bob SMOKE_PASSWORD_FILE=$dir/lab/password
    check "the smoke test signs in" scripts smoke.sh
}
compile_tests() { (cd "$clone" && timeout 600 ./mvnw -B -q test-compile); }

passed_on() { compose logs --no-log-prefix nginx | grep '"path":"/VAADIN/push".*"status":101'; }
journey() {
    check "a person signs in, buys, sees prices move by themselves, sells and signs out, in a browser" browser journey
    check "nginx passed a WebSocket on (101)" passed_on
}

restarted() { [ "$(docker inspect -f '{{.RestartCount}}' "$1")" -gt "$2" ]; }
acknowledged() { wc -l <"$dir/lab/acknowledged"; }
sent() { wc -l <"$dir/lab/sent"; }
more_acknowledged() { [ "$(acknowledged)" -ge "$1" ]; }
more_sent() { [ "$(sent)" -ge "$1" ]; }

# While an order is on its way, if it can be helped. Docker brings back what was killed; how long it took until it was well,
# and until somebody's order was acknowledged again.
kill_one() {
    local service=$1 id pid count began before trading='not again'
    id=$(id_of "$service")
    pid=$(docker inspect -f '{{.State.Pid}}' "$id")
    count=$(docker inspect -f '{{.RestartCount}}' "$id")
    await 30 more_sent $(($(sent) + 1)) || :
    kill -9 "$pid"
    began=$(now)
    before=$(acknowledged)
    ! await 120 more_acknowledged $((before + 1)) || trading=$(seconds_since "$began")
    if await 120 restarted "$id" "$count" && await 120 healthy "$id"; then
        pass "$service came back by itself"
        measured "$service killed: next order acknowledged, all well" "$trading, $(seconds_since "$began")"
    else
        miss "$service did not come back"
    fi
    check "people trade on after $service was killed" await 120 more_acknowledged $((before + 15))
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
    } | psql
}
shares() { sql "select sum(quantity)::bigint from position join portfolio on id = portfolio_id where name = 'Load'"; }
filled() { sql "select count(*) from trade_order o join portfolio p on p.id = o.portfolio_id where p.name = 'Load' and status = 'FILLED'"; }
ledgers_agree() { compose run --rm --no-deps -T papertrade verify-ledger </dev/null; }

start_trading() {
    rm -f "$dir/lab/stop"
    : >"$dir/lab/acknowledged"
    : >"$dir/lab/sent"
    traded_before=$(filled)
    browser tradesUntilStopped 1200 >"$dir/logs/load.log" 2>&1 &
    load=$!
    check "people trade in three browsers" await 120 more_acknowledged 12
}
stop_trading() {
    touch "$dir/lab/stop"
    check "the browsers ended as they should" wait "$load"
    load=''
    measured "$1: orders acknowledged meanwhile" "$(acknowledged)"
    check "each order that was acknowledged is there" same '' "$(lost)"
    check "an order that was sent traded once at most" test "$(($(filled) - traded_before))" -le "$(sent)"
    check "each filled order is a share" same "$(filled)" "$(shares)"
    measured "$1: orders filled whose receipt nobody saw" "$(($(filled) - traded_before - $(acknowledged)))"
    check "all ledgers agree" ledgers_agree
}

deaths() {
    start_trading
    local service
    for service in nginx papertrade redis postgres; do kill_one "$service"; done
    stop_trading deaths
}

stop() {
    start_trading
    local id began before
    id=$(id_of papertrade)
    await 30 more_sent $(($(sent) + 1)) || :
    began=$(now)
    check "it stops when it is told to" compose stop papertrade
    measured "stop: PaperTrade had ended after" "$(seconds_since "$began")"
    check "as a Java program does on SIGTERM" same 143 "$(docker inspect -f '{{.State.ExitCode}}' "$id")"
    before=$(acknowledged)
    check "it starts again" compose start papertrade
    check "people trade on" await 120 more_acknowledged $((before + 15))
    stop_trading stop
}

ended() { [ "$(acknowledged)" = "$1" ]; }
quiet_for() { # quiet_for SECONDS: nothing is acknowledged all that time
    local before
    before=$(acknowledged)
    sleep "$1"
    ended "$before"
}
inside() { # what the management port says, which only this machine and the containers reach
    local address
    address=$(docker inspect -f '{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}' "$(id_of papertrade)" | awk '{ print $1 }')
    curl -s -m 8 "http://$address:9090/actuator/$1"
}
shows_full_disk() { inside health | grep -q "The database's disk is full" && inside prometheus | grep -q '^papertrade_database_room.* 0.0$'; }
is_well_inside() { inside health | grep -q '"status":"UP"}$'; }
fill_disk() { on_disk 'dd if=/dev/zero of=/disk/filler bs=64K; sync; df -k /disk; ! dd if=/dev/zero of=/disk/more bs=1M count=1'; }
full() {
    start_trading
    local began before
    check "the disk is full" fill_disk
    began=$(now)
    check "its health and its figures show it" await 120 shows_full_disk
    measured "full: health and figures showed it after" "$(seconds_since "$began")"
    check "no order is acknowledged that cannot be kept" quiet_for 20
    before=$(acknowledged)
    check "somebody makes room" on_disk 'rm -f /disk/filler /disk/more'
    began=$(now)
    check "with room again, people trade on by themselves" await 180 more_acknowledged $((before + 1))
    measured "full: next order acknowledged after there was room" "$(seconds_since "$began")"
    check "and it is well" await 120 is_well_inside
    check "people trade on" await 120 more_acknowledged $((before + 15))
    stop_trading full
}

# What everybody has: cash, shares and their cost.
possessions() {
    sql "select p.name, u.email, p.cash, n.symbol, n.quantity, n.cost from portfolio p join app_user u on u.id = p.owner_id
         left join position n on n.portfolio_id = p.id order by u.email, p.name, p.id, n.symbol"
}
left_over() { docker volume ls -q --filter "label=com.docker.compose.project=$COMPOSE_PROJECT_NAME"; docker ps -aq --filter "label=com.docker.compose.project=$COMPOSE_PROJECT_NAME"; }

restore() {
    local had
    had=$(possessions)
    check "a backup is taken" scripts backup.sh
    check "the drill restores it" scripts restore-drill.sh
    compose down -v >/dev/null 2>&1
    rm -rf "$clone/secrets" "$clone/.env.proxmox"
    check "containers and volumes are gone" same '' "$(left_over)"
    check "it is installed anew, with other passwords" scripts install.sh --no-docker --no-timers --image "$image"
    check "nobody's portfolio is there" same 0 "$(sql 'select count(*) from portfolio')"
    check "the backup is restored, ledgers verified" scripts restore.sh latest
    check "everybody has what they had, to the cent" same "$had" "$(possessions)"
    check "the person signs in and sees the same equity to the cent, in a browser" browser sameFigures
    check "a living database is not overwritten by mistake" refuses scripts restore.sh latest
    check "all ledgers agree after the restore" ledgers_agree
}

runs() { docker inspect -f '{{.Image}}' "$(id_of papertrade)"; }
not_there() { same 0 "$(sql "select count(*) from flyway_schema_history where version = '9999'")"; }
upgrade() {
    local before lab=$dir/broken
    before=$(runs)
    mkdir -p "$lab"
    echo 'create table harm (done text);' >"$lab/V9999__harm.sql"
    printf 'FROM %s\nENTRYPOINT ["java", "-version"]\n' "$image" | docker build -q -t "$image:ends" - >/dev/null
    printf 'FROM %s\nCOPY V9999__harm.sql /harm/\nENV SPRING_FLYWAY_LOCATIONS=classpath:db/migration,filesystem:/harm\nHEALTHCHECK --interval=2s --retries=2 CMD ["java", "--no-such-option"]\n' "$image" >"$lab/Dockerfile"
    docker build -q -t "$image:ill" "$lab" >/dev/null
    printf 'FROM %s\nLABEL verified=yes\n' "$image" | docker build -q -t "$image:next" - >/dev/null
    export UPGRADE_PATIENCE=60
    check "an upgrade to an image that ends fails" refuses scripts upgrade.sh --image "$image:ends"
    check "and is rolled back" same "$before" "$(runs)"
    check "so that PaperTrade answers" await 30 answers
    check "an upgrade to an image that changes the database and never gets healthy fails" refuses scripts upgrade.sh --image "$image:ill"
    check "it had changed the database" grep -q 'It had changed the database' "$dir"/logs/an-upgrade-to-an-image-that-changes*.log
    check "and is rolled back, too" same "$before" "$(runs)"
    check "with the database as it was" not_there
    check "so that PaperTrade answers again" await 30 answers
    check "an upgrade to a good image succeeds" scripts upgrade.sh --image "$image:next"
    check "and runs it" same "$(docker image inspect "$image:next" -f '{{.Id}}')" "$(runs)"
    check "the person still sees the same equity to the cent, in a browser" browser sameFigures
}

# Resident memory of the process, and what its container is charged for at most: the latter is what the limit is about.
memory() {
    local pid
    pid=$(docker inspect -f '{{.State.Pid}}' "$(id_of papertrade)")
    awk '$1 == "VmRSS:" { printf "%.0f MB resident", $2 / 1024 }' "/proc/$pid/status"
    printf ', container %s' "$(docker stats --no-stream --format '{{.MemUsage}}' "$(id_of papertrade)")"
}
killed() { docker inspect -f '{{.State.OOMKilled}} {{.RestartCount}}' "$(id_of papertrade)"; }
measure() {
    local began times='' before
    for _ in 1 2 3; do
        docker stop -t 40 "$(id_of papertrade)" >/dev/null
        began=$(now)
        docker start "$(id_of papertrade)" >/dev/null
        if await 120 answers; then times="$times${times:+, }$(seconds_since "$began")"; else miss "it does not start"; fi
    done
    measured "from the start to the first page" "$times" "6 s"
    await 60 healthy "$(id_of papertrade)" || :
    sleep 30
    before=$(killed)
    measured "memory with nobody there" "$(memory)" "512 MiB"
    rm -f "$dir/lab/stop" "$dir/lab/fifty-are-there"
    browser fiftyPeople 900 >"$dir/logs/fifty.log" 2>&1 &
    load=$!
    check "fifty people sign in, trade, and stay" await 600 test -e "$dir/lab/fifty-are-there"
    sleep 30
    measured "memory with fifty people at open screens" "$(memory)" "512 MiB"
    touch "$dir/lab/stop"
    check "their screens are still open" wait "$load"
    load=''
    check "it was not killed for want of memory" same "$before" "$(killed)"
}

parts=("$@")
[ "${#parts[@]}" -gt 0 ] || parts=(journey deaths stop full restore upgrade measure)
prepare
journey
for part in "${parts[@]}"; do [ "$part" = journey ] || "$part"; done
printf '\n%-52s %-42s %s\n' measured '' aim
while IFS=$'\t' read -r what value aim; do printf '%-52s %-42s %s\n' "$what" "$value" "$aim"; done <"$dir/figures"
printf '\n'
if [ "$failures" != 0 ]; then echo "$failures checks failed."; exit 1; fi
echo "All checks passed, in $((SECONDS / 60)) min $((SECONDS % 60)) s."
