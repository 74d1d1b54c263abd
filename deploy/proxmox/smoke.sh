#!/usr/bin/env bash
# Usage: smoke.sh [ADDRESS]
# Asks PaperTrade what a visitor's browser would: is it healthy, does it send to the sign-in provider, does it keep to
# itself what is for the inside. With SMOKE_USER and SMOKE_PASSWORD_FILE (a user of a Keycloak) it signs in too, and opens
# the first screen. Placing an order takes a browser: deploy/proxmox/verify.sh does. Without an ADDRESS it asks this machine.
set -euo pipefail
# shellcheck source=deploy/proxmox/lib.sh
. "$(dirname "$0")/lib.sh"
case ${1:-} in
    --help | -h) usage; exit 0 ;;
    -*) fail "smoke.sh knows no '$1'." "smoke.sh --help" ;;
esac
need curl
port=$(setting HTTP_PORT 80) tls_port=$(setting HTTPS_PORT 443) own=''
address=${1:-}
if [ -z "$address" ] && [ -n "$(setting CERTIFICATE_DIR)" ]; then
    # The certificate is not for this name.
    address=https://localhost:${tls_port##*:} own=--insecure
elif [ -z "$address" ]; then
    address=http://localhost:${port##*:}
fi
address=${address%:443}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
ask() { curl -sS $own --max-time 20 -b "$work/cookies" -c "$work/cookies" "$@"; }
step() { say "ok    $1"; }

[ "$(ask -o /dev/null -w '%{http_code}' "$address/health")" = 200 ] || fail "$address/health does not answer 200." "docker compose -p $(project) ps; docker compose -p $(project) logs papertrade"
step "PaperTrade is healthy"
for path in /actuator /actuator/health /actuator/prometheus; do
    [ "$(ask -o /dev/null -w '%{http_code}' "$address$path")" = 404 ] || fail "$path can be read from outside." "Is it nginx that answers at $address?"
done
step "what is for the inside is not answered outside"
provider=$(ask -o /dev/null -w '%{redirect_url}' "$address/oauth2/authorization/papertrade")
case $provider in
    "$(setting OIDC_ISSUER_URL | sed -E 's|^(https?://[^/]+).*|\1|')"*) ;;
    http*response_type=code*) ;;
    *) fail "Signing in leads to '$provider', which is not the provider." "Is OIDC_ISSUER_URL right, and can the container reach it?" ;;
esac
step "signing in leads to the provider"
if [ -z "${SMOKE_USER:-}" ]; then
    say "No SMOKE_USER is set, so nobody signed in."
    exit 0
fi
page=$(ask -L "$provider")
form=$(sed -n 's/.*action="\([^"]*\)".*/\1/p' <<<"$page" | head -n 1 | sed 's/&amp;/\&/g')
[ -n "$form" ] || fail "The provider shows no form to sign in with." "Only Keycloak's is known to this script."
landed=$(ask -L -o "$work/page" -w '%{http_code} %{url_effective}' --data-urlencode "username=$SMOKE_USER" --data-urlencode "password@"<(tr -d '\n' <"${SMOKE_PASSWORD_FILE:?}") "$form")
case $landed in "200 $address/sign-in-failed"* | "200 $address/not-admitted"*) landed="${landed#200 }, a refusal" ;; esac
case $landed in "200 $address/"*) ;; *) fail "Signing in ended at '$landed'." "Is the password right, and may this address enter (ALLOWED_EMAILS)?" ;; esac
[ "$(ask -o /dev/null -w '%{http_code}' "$address/")" = 200 ] || fail "PaperTrade still asks to sign in." "docker compose -p $(project) logs papertrade"
step "$SMOKE_USER is signed in"
ask "$address/?v-r=init&location=&query=" | grep -q 'Vaadin-Security-Key' || fail "The first screen does not open." "docker compose -p $(project) logs papertrade"
step "the first screen opens"
