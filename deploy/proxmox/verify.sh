#!/usr/bin/env bash
# Usage: verify.sh [PART...]
# Shows on containers that run, and that it makes and removes itself, that PaperTrade on one machine does what it promises.
# Parts, in this order; all of them if none is named:
#   journey   the image is built from a clean clone, installed, and a person signs in with a Keycloak, buys, sees prices
#             move by themselves, and sells, in a browser through nginx
#   deaths    the process of each container is killed in turn while people trade: all come back, no acknowledged order is lost
#   restore   backup, then containers, volumes and passwords are destroyed, then a restore: the same figures on the screen
#   upgrade   to an image that ends, and to one that never gets healthy: both roll back by themselves; to a good one
#   measure   time to the first page, memory alone and with fifty people
# Needs root, docker with compose, a JDK 25, Chromium, and what install.sh needs. Ports on this machine: VERIFY_PORT (18080) and the
# three after it. Everything lies in VERIFY_DIR (a new directory), which docker must see; logs stay there.
# POSTGRES_IMAGE may name an image whose programs are of one version. Ends with 0 if every check passed.
set -euo pipefail
case ${1:-} in --help | -h) sed -n '2,/^[^#]/{s/^# \{0,1\}//p}' "$0"; exit 0 ;; esac
source_tree=$(cd "$(dirname "$0")/../.." && pwd)
dir=${VERIFY_DIR:-$(mktemp -d)}
port=${VERIFY_PORT:-18080}
clone=$dir/papertrade
site=http://localhost:$port
mkdir -p "$dir/logs" "$dir/lab"
rm -f "$dir"/lab/*

# What install.sh and the scripts take from the environment, before .env.proxmox.
bridge=$(docker network inspect bridge -f '{{(index .IPAM.Config 0).Gateway}}')
export COMPOSE_PROJECT_NAME=papertrade-verify HTTP_PORT=127.0.0.1:$port HTTPS_PORT=127.0.0.1:$((port + 1))
export OIDC_ISSUER_URL=http://$bridge:$((port + 2))/realms/papertrade OIDC_CLIENT_SECRET_FILE=$dir/client-secret
export MARKET_DATA_PROVIDER=simulated ADMINISTRATORS=ada@example.com BACKUP_DIR=$dir/backups
# People sign in again and again, from one address.
export SIGN_INS_PER_MINUTE=0 SIGN_INS_PER_MINUTE_AND_USER=0

failures=0
pass() { printf 'PASS  %s\n' "$*"; }
miss() { printf 'FAIL  %s\n' "$*"; failures=$((failures + 1)); }
told() { printf '      %s\n' "$*"; }
check() { # check SENTENCE COMMAND...: the command's words go to the log of that name
    local sentence=$1 log
    shift
    log=$dir/logs/$(tr -c 'a-z0-9\n' - <<<"${sentence,,}" | cut -c1-60).log
    if "$@" >"$log" 2>&1; then pass "$sentence"; else miss "$sentence (see $log)"; fi
}
scripts() { "$clone/deploy/proxmox/$1" "${@:2}"; }
compose() { docker compose --project-directory "$clone" --env-file "$clone/.env.proxmox" -f "$clone/docker-compose.proxmox.yml" "$@"; }
id_of() { compose ps -aq "$1"; }
browser() { # browser TEST: one of ServerE2E
    (cd "$clone" && timeout "${2:-300}" ./mvnw -B -q failsafe:integration-test@browser failsafe:verify@verify -Dit.test="ServerE2E#$1" \
        -Dpapertrade.server="$site" -Dpapertrade.lab="$dir/lab")
}
sql() { compose exec -T postgres psql -X -q -A -t -U papertrade -d papertrade -c "$1" </dev/null; }
await() { # await SECONDS COMMAND...
    local end=$((SECONDS + $1))
    shift
    until "$@"; do [ "$SECONDS" -lt "$end" ] || return 1; sleep 0.2; done
}
healthy() { [ "$(docker inspect -f '{{.State.Health.Status}}' "$(id_of "$1")" 2>/dev/null)" = healthy ]; }
answers() { [ "$(curl -s -o /dev/null -m 5 -w '%{http_code}' "$site/")" = 302 ]; }
memory() { docker stats --no-stream --format '{{.MemUsage}}' "$(id_of papertrade)"; }

keycloak='' load=''
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
    told "logs: $dir/logs"
    exit "$status"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

prepare() {
    rm -rf "$clone"
    git clone -q "$source_tree" "$clone"
    openssl rand -hex 24 >"$dir/client-secret"
    setsid "$clone/deploy/proxmox/verify/keycloak.sh" "$dir/keycloak" "$bridge" $((port + 2)) "$site" "$dir/client-secret" >"$dir/logs/keycloak.log" 2>&1 &
    keycloak=$!
    local begin=$SECONDS
    check "the image is built from a clean clone" docker build -t papertrade:verify --build-arg "REVISION=$(git -C "$clone" rev-parse --short HEAD)" "$clone"
    told "built in $((SECONDS - begin)) s, $(docker image inspect papertrade:verify -f '{{.Size}}' | awk '{ printf "%.0f MB", $1 / 1000000 }')"
    (cd "$clone" && ./mvnw -B -q test-compile) >"$dir/logs/tests.log" 2>&1
    check "a Keycloak answers" await 120 curl -sf -o /dev/null "$OIDC_ISSUER_URL"
    cp "$dir/keycloak/password" "$dir/lab/password"
    check "it is installed, and every container is healthy" scripts install.sh --no-docker --no-timers --image papertrade:verify
    export SMOKE_USER=bob SMOKE_PASSWORD_FILE=$dir/lab/password
    check "the smoke test signs in" scripts smoke.sh
}

journey() {
    check "a person signs in, buys, sees prices move and sells, in a browser" browser journey
    check "nginx passed the WebSocket on (101)" grep -q '"path":"/VAADIN/push".*"status":101' <(compose logs --no-log-prefix nginx)
}

# Docker brings back what was killed; how long that took is told.
kill_one() {
    local service=$1 id count began
    id=$(id_of "$service")
    count=$(docker inspect -f '{{.RestartCount}}' "$id")
    began=$(date +%s%3N)
    kill -9 "$(docker inspect -f '{{.State.Pid}}' "$id")"
    if await 120 restarted "$id" "$count" && await 120 healthy "$service"; then
        pass "$service came back by itself, healthy after $(($(date +%s%3N) - began)) ms"
    else
        miss "$service did not come back"
    fi
}
restarted() { [ "$(docker inspect -f '{{.RestartCount}}' "$1")" -gt "$2" ]; }
acknowledged() { grep -c . "$dir/lab/acknowledged" 2>/dev/null || :; }
more_acknowledged() { [ "$(acknowledged)" -ge "$1" ]; }

deaths() {
    rm -f "$dir/lab/stop" "$dir/lab/acknowledged"
    browser tradesUntilStopped 900 >"$dir/logs/load.log" 2>&1 &
    load=$!
    check "people trade" await 120 more_acknowledged 6
    local service before
    for service in nginx papertrade redis postgres; do
        before=$(acknowledged)
        kill_one "$service"
        check "people trade on after $service died" await 120 more_acknowledged $((before + 6))
    done
    touch "$dir/lab/stop"
    check "the browsers ended as they should" wait "$load"
    load=''
    local trader had has
    for trader in load-1 load-2 load-3; do
        had=$(grep -cx "$trader" "$dir/lab/acknowledged" || :)
        has=$(sql "select coalesce(sum(n.quantity), 0)::int from position n join portfolio p on p.id = n.portfolio_id join app_user u on u.id = p.owner_id where u.email = '$trader@example.com'")
        orders=$(sql "select count(*) from trade_order o join portfolio p on p.id = o.portfolio_id join app_user u on u.id = p.owner_id where u.email = '$trader@example.com' and o.status = 'FILLED'")
        if [ "$has" -ge "$had" ] && [ "$has" = "$orders" ]; then
            pass "$trader has all of $had acknowledged orders: $has shares of $orders filled ones"
        else
            miss "$trader has $has shares of $orders filled orders, and $had were acknowledged"
        fi
    done
    check "all ledgers agree" compose run --rm --no-deps -T papertrade verify-ledger
}

restore() {
    check "a backup is taken" scripts backup.sh
    check "the drill restores it" scripts restore-drill.sh
    compose down -v >/dev/null 2>&1
    rm -rf "$clone/secrets" "$clone/.env.proxmox"
    check "containers, volumes and passwords are gone, and it is installed anew" scripts install.sh --no-docker --no-timers --image papertrade:verify
    check "nobody's portfolio is there" test 0 = "$(sql 'select count(*) from portfolio')"
    check "the backup is restored, ledgers verified" scripts restore.sh latest
    check "a living database is not overwritten by mistake" refuses scripts restore.sh latest
    check "the person signs in and sees the same figures to the cent" browser sameFigures
}
refuses() { ! "$@"; }

runs() { docker inspect -f '{{.Image}}' "$(id_of papertrade)"; }
upgrade() {
    local before
    before=$(runs)
    printf 'FROM papertrade:verify\nENTRYPOINT ["java", "-version"]\n' | docker build -q -t papertrade:ends - >/dev/null
    printf 'FROM papertrade:verify\nHEALTHCHECK --interval=2s --retries=2 CMD ["java", "--no-such-option"]\n' | docker build -q -t papertrade:ill - >/dev/null
    printf 'FROM papertrade:verify\nLABEL verified=yes\n' | docker build -q -t papertrade:next - >/dev/null
    export UPGRADE_PATIENCE=60
    check "an upgrade to an image that ends fails" refuses scripts upgrade.sh --image papertrade:ends
    check "and is rolled back" test "$(runs)" = "$before"
    check "so that PaperTrade answers" await 30 answers
    check "an upgrade to an image that never gets healthy fails" refuses scripts upgrade.sh --image papertrade:ill
    check "and is rolled back, too" test "$(runs)" = "$before"
    check "so that PaperTrade answers again" await 30 answers
    check "an upgrade to a good image succeeds" scripts upgrade.sh --image papertrade:next
    check "and runs it" test "$(runs)" = "$(docker image inspect papertrade:next -f '{{.Id}}')"
    check "the person still sees the same figures" browser sameFigures
}

measure() {
    local began
    for _ in 1 2 3; do
        docker stop -t 40 "$(id_of papertrade)" >/dev/null
        began=$(date +%s%3N)
        docker start "$(id_of papertrade)" >/dev/null
        if await 120 answers; then told "first page $(($(date +%s%3N) - began)) ms after the start (aim: 6000)"; else miss "it does not start"; fi
    done
    await 60 healthy papertrade || :
    sleep 30
    told "memory of papertrade with nobody there: $(memory)"
    rm -f "$dir/lab/stop" "$dir/lab/fifty-are-there"
    browser fiftyPeople 900 >"$dir/logs/fifty.log" 2>&1 &
    load=$!
    if await 600 test -e "$dir/lab/fifty-are-there"; then
        sleep 30
        told "memory of papertrade with fifty people at open screens: $(memory)"
        pass "fifty people are served within the limit"
    else
        miss "fifty people could not sign in (see $dir/logs/fifty.log)"
    fi
    touch "$dir/lab/stop"
    wait "$load" || miss "the fifty browsers failed (see $dir/logs/fifty.log)"
    load=''
    check "it was not killed for want of memory" test false = "$(docker inspect -f '{{.State.OOMKilled}}' "$(id_of papertrade)")"
}

parts=("$@")
[ "${#parts[@]}" -gt 0 ] || parts=(journey deaths restore upgrade measure)
prepare
# What the others compare with is what the journey has left.
case " ${parts[*]} " in *' journey '*) ;; *) journey ;; esac
for part in "${parts[@]}"; do
    case $part in
        journey | deaths | restore | upgrade | measure) "$part" ;;
        *) miss "there is no part '$part'" ;;
    esac
done
echo
if [ "$failures" != 0 ]; then echo "$failures checks failed."; exit 1; fi
echo "All checks passed, in $((SECONDS / 60)) min $((SECONDS % 60)) s."
