#!/usr/bin/env bash
# Usage: keycloak.sh DIRECTORY ADDRESS PORT SITE SECRET_FILE
# A real Keycloak, from Maven Central, on the JDK of this machine, with the client 'papertrade' for SITE and the users
# ada, bob and load-1 to load-50. Their one password is made here and left in DIRECTORY/password. Runs until it is killed.
set -euo pipefail
dir=$1 address=$2 port=$3 site=$4 secret_file=$5
version=26.0.7
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../../..

mkdir -p "$dir"
if [ ! -x "$dir/keycloak-$version/bin/kc.sh" ]; then
    (cd "$root" && ./mvnw -B -q dependency:copy -Dartifact="org.keycloak:keycloak-quarkus-dist:$version:zip" -DoutputDirectory="$dir")
    (cd "$dir" && jar xf "keycloak-quarkus-dist-$version.zip" && chmod +x "keycloak-$version"/bin/*.sh)
fi
umask 077
[ -s "$dir/password" ] || openssl rand -hex 16 >"$dir/password"

users() {
    local name
    for name in ada bob $(seq -f 'load-%g' 50); do
        printf '%s{"username": "%s", "firstName": "%s", "lastName": "Tester", "email": "%s@example.com", "emailVerified": true,
          "enabled": true, "credentials": [{"type": "password", "value": "%s"}]}' "${comma:-}" "$name" "${name^}" "$name" "$(cat "$dir/password")"
        comma=,
    done
}
# What it remembers of an earlier run has another secret.
rm -rf "$dir/keycloak-$version/data"
mkdir -p "$dir/keycloak-$version/data/import"
cat >"$dir/keycloak-$version/data/import/papertrade.json" <<REALM
{
  "realm": "papertrade", "enabled": true, "sslRequired": "none",
  "clients": [{
    "clientId": "papertrade", "secret": "$(cat "$secret_file")", "enabled": true, "standardFlowEnabled": true,
    "redirectUris": ["$site/login/oauth2/code/papertrade"],
    "attributes": {"post.logout.redirect.uris": "$site/signed-out", "pkce.code.challenge.method": "S256"}
  }],
  "users": [$(users)]
}
REALM
# In a process group of its own, ended with this script.
# Keycloak 26.0 does not know the newest JDK by name.
export JAVA_OPTS_APPEND="-Dnet.bytebuddy.experimental=true -Xmx512m"
exec "$dir/keycloak-$version/bin/kc.sh" start-dev --import-realm --http-host="$address" --http-port="$port" --hostname="http://$address:$port" --http-management-port=$((port + 1))
