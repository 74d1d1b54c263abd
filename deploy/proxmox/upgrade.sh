#!/usr/bin/env bash
# Usage: upgrade.sh [--build | --image IMAGE] [--help]
# Brings PaperTrade to another image and back again if that one does not get healthy.
#   --build        builds the image from this directory, as it is checked out (the default)
#   --image IMAGE  takes an image that is here already, or can be pulled
# The image is made ready first, while PaperTrade runs. Then visitors see the maintenance page, the application stops, the
# database is backed up, and the new image starts, which changes the database if it has to. If it is not healthy within
# UPGRADE_PATIENCE (180) seconds, the image before takes its place; if the database was changed, the backup from a moment
# ago does too, so nothing is lost: nobody could trade in between. Ends with 0 if the new image runs, with 1 otherwise.
set -euo pipefail
# shellcheck source=deploy/proxmox/lib.sh
. "$(dirname "$0")/lib.sh"
image='' build=yes
while [ $# -gt 0 ]; do
    case $1 in
        --build) build=yes ;;
        --image) [ -n "${2:-}" ] || fail "--image names no image." "upgrade.sh --help"; image=$2 build='' && shift ;;
        --help | -h) usage; exit 0 ;;
        *) fail "upgrade.sh knows no '$1'." "upgrade.sh --help" ;;
    esac
    shift
done
need docker flock
only_one
patience=$(setting UPGRADE_PATIENCE 180)
mapfile -t apps < <(instances)

# By its number: a tag may name something else by the time it is needed again.
running=$(compose ps -q papertrade)
[ -n "$running" ] || fail "PaperTrade does not run, so there is nothing to upgrade." "install.sh, or docker compose up -d"
before=$(docker inspect -f '{{.Image}}' "$running")
before_name=papertrade:before-$(date -u +%Y%m%d%H%M%S)
docker tag "$before" "$before_name"

if [ -n "$build" ]; then
    image=papertrade:built-$(date -u +%Y%m%d%H%M%S)
    say "Building $image; PaperTrade runs meanwhile."
    docker build -q -t "$image" --build-arg "REVISION=$(git -C "$ROOT" rev-parse --short HEAD 2>/dev/null || echo unknown)" "$ROOT" >/dev/null ||
        fail "The image could not be built; nothing was changed." "Read the lines above."
elif ! docker image inspect "$image" >/dev/null 2>&1; then
    docker pull -q "$image" >/dev/null || fail "There is no image '$image' here, and it could not be pulled; nothing was changed." "docker images"
fi

schema() { sql 'select max(installed_rank) from flyway_schema_history'; }
flag=$(maintenance_flag)
mkdir -p "$(dirname "$flag")"
changing=''
# shellcheck disable=SC2317 # called by the trap
end() {
    local status=$?
    trap - EXIT
    if [ -n "$changing" ]; then
        warn "Interrupted in the middle: starting the image from before."
        keep PAPERTRADE_IMAGE "$before_name"
        compose up -d --no-build || :
    fi
    rm -f "$flag"
    exit "$status"
}
trap end EXIT

touch "$flag"
changing=yes
say "Stopping PaperTrade and backing up."
compose stop "${apps[@]}"
schema_before=$(schema)
"$PROXMOX_DIR/backup.sh"
backup=$(backup_dir)/$(newest_backup)

say "Starting $image."
keep PAPERTRADE_IMAGE "$image"
if compose up -d --no-build "${apps[@]}" && healthy_within "$patience" "${apps[@]}"; then
    changing=''
    compose up -d --no-build
    rm -f "$flag"
    say "PaperTrade runs $image. The image from before is kept as $before_name."
    exit 0
fi

log=$(backup_dir)/upgrade-failed-$(date -u +%Y%m%dT%H%M%SZ).log
(umask 077; compose logs --no-color --tail 500 "${apps[@]}" >"$log" 2>&1 || :)
warn "$image did not get healthy within $patience seconds. What it logged: $log"
warn "Rolling back to $before_name."
compose stop "${apps[@]}"
keep PAPERTRADE_IMAGE "$before_name"
if [ "$(schema)" != "$schema_before" ]; then
    warn "It had changed the database: restoring the backup from before it."
    "$PROXMOX_DIR/restore.sh" --force "$backup"
fi
compose up -d --no-build "${apps[@]}"
healthy_within "$patience" "${apps[@]}" || fail "The image from before is not healthy either." "docker compose logs papertrade; deploy/runbook.md, 'Roll back by hand'"
changing=''
compose up -d --no-build
rm -f "$flag"
warn "Rolled back: PaperTrade runs as before, and nothing was lost."
exit 1
