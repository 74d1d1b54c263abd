#!/usr/bin/env bash
# Usage: sudo deploy/proxmox/install.sh [--no-docker] [--no-timers] [--image IMAGE] [--help]
# Makes PaperTrade run on this machine (Ubuntu 24.04): Docker, secrets, the image, the containers, a smoke test and the timers
# for backups. What is there already is left as it is, so it can be run again at any time.
#   --no-docker    Docker is here already, or comes from elsewhere
#   --no-timers    no systemd here: nothing is backed up by itself
#   --image IMAGE  takes this image instead of building one
# What it needs to know is asked, or taken from the environment: OIDC_ISSUER_URL, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET_FILE,
# ADMINISTRATORS, MARKET_DATA_PROVIDER, ALPHAVANTAGE_API_KEY_FILE.
set -euo pipefail
# shellcheck source=deploy/proxmox/lib.sh
. "$(dirname "$0")/lib.sh"
docker=yes timers=yes image=''
while [ $# -gt 0 ]; do
    case $1 in
        --no-docker) docker='' ;;
        --no-timers) timers='' ;;
        --image) [ -n "${2:-}" ] || fail "--image names no image." "install.sh --help"; image=$2; shift ;;
        --help | -h) usage; exit 0 ;;
        *) fail "install.sh knows no '$1'." "install.sh --help" ;;
    esac
    shift
done
[ "$(id -u)" = 0 ] || fail "install.sh must be run as root." "sudo $0"

if [ -n "$docker" ] && ! { command -v docker >/dev/null && docker compose version >/dev/null 2>&1; }; then
    say "Installing Docker."
    apt-get update -q
    DEBIAN_FRONTEND=noninteractive apt-get install -qy docker.io docker-compose-v2 docker-buildx curl openssl
fi
need docker curl openssl flock
docker compose version >/dev/null 2>&1 || fail "Docker has no compose." "apt-get install docker-compose-v2, or install.sh without --no-docker"
docker info >/dev/null 2>&1 || fail "Docker does not run." "systemctl start docker"

[ -e "$ENV_FILE" ] || { cp "$ROOT/.env.proxmox.example" "$ENV_FILE"; chmod 600 "$ENV_FILE"; }

# known NAME QUESTION [DEFAULT]: from the environment, from .env.proxmox, or asked.
known() {
    local value
    value=$(setting "$1")
    if [ -z "$value" ] && [ -t 0 ]; then read -rp "$2 ${3:+[$3] }" value; fi
    value=${value:-${3:-}}
    [ -n "$value" ] || fail "$1 is not known." "Set it in $ENV_FILE or in the environment, then run this again. deploy/oidc.md says where it comes from."
    keep "$1" "$value"
}
known OIDC_ISSUER_URL "Address of the sign-in provider (OpenID Connect issuer):"
known OIDC_CLIENT_ID "PaperTrade's client id there:" papertrade
known MARKET_DATA_PROVIDER "Where prices come from, alpha-vantage or simulated:" alpha-vantage
for name in ADMINISTRATORS HTTP_PORT HTTPS_PORT SECRETS_DIR COMPOSE_PROJECT_NAME; do [ -z "${!name:-}" ] || keep "$name" "${!name}"; done

# The directory keeps others on this machine out; the files must be readable for the users inside the containers.
secrets=$(cd "$ROOT" && realpath -m "$(setting SECRETS_DIR ./secrets)")
mkdir -p "$secrets"
chmod 700 "$secrets"
secret() { # secret NAME: reads its value from standard input
    local draft
    draft=$(mktemp "$secrets/.new.XXXXXX")
    cat >"$draft"
    chmod 444 "$draft"
    mv "$draft" "$secrets/$1"
}
given() { # given NAME QUESTION: from a file, or asked without showing it
    local file=${1}_FILE value
    [ ! -s "$secrets/$1" ] || return 0
    if [ -n "${!file:-}" ]; then secret "$1" <"${!file}"; return; fi
    if [ -t 0 ]; then read -rsp "$2 " value; echo; printf '%s' "$value" | secret "$1"; return; fi
    fail "There is no $1." "Write it to $secrets/$1, or name a file that holds it: ${1}_FILE=…"
}
for name in DATABASE_PASSWORD REDIS_PASSWORD; do
    [ -s "$secrets/$name" ] || openssl rand -hex 32 | secret "$name"
done
given OIDC_CLIENT_SECRET "The client's secret (not shown):"
if [ "$(setting MARKET_DATA_PROVIDER)" = alpha-vantage ]; then
    given ALPHAVANTAGE_API_KEY "The Alpha Vantage key (not shown):"
elif [ ! -e "$secrets/ALPHAVANTAGE_API_KEY" ]; then
    secret ALPHAVANTAGE_API_KEY </dev/null
fi

if [ -n "$image" ]; then
    docker image inspect "$image" >/dev/null 2>&1 || docker pull -q "$image" >/dev/null || fail "There is no image '$image'." "docker images"
    keep PAPERTRADE_IMAGE "$image"
elif ! docker image inspect "$(setting PAPERTRADE_IMAGE papertrade:latest)" >/dev/null 2>&1; then
    say "Building the image; the first time this takes some minutes."
    docker build -q -t papertrade:latest --build-arg "REVISION=$(git -C "$ROOT" rev-parse --short HEAD 2>/dev/null || echo unknown)" "$ROOT" >/dev/null || fail "The image could not be built." "Read the lines above."
fi

say "Starting."
compose up -d --no-build || fail "The containers did not start." "Read the lines above; docker compose -p $(project) ps"
mapfile -t apps < <(instances)
healthy_within 180 postgres redis "${apps[@]}" nginx || fail "PaperTrade does not get healthy." "docker compose -p $(project) logs papertrade"
"$PROXMOX_DIR/smoke.sh"

if [ -n "$timers" ]; then
    for unit in "$PROXMOX_DIR"/systemd/*; do
        sed "s|/opt/papertrade|$ROOT|g" "$unit" >"/etc/systemd/system/$(basename "$unit")"
    done
    systemctl daemon-reload
    systemctl enable --now papertrade-heal.timer papertrade-backup.timer papertrade-drill.timer
else
    say "No timers were installed: run backup.sh, restore-drill.sh and heal.sh by other means."
fi
port=$(setting HTTP_PORT 80)
say "PaperTrade is at http://$(hostname -I 2>/dev/null | cut -d' ' -f1):${port##*:}. Redirect address for the provider: https://<its name>/login/oauth2/code/papertrade"
