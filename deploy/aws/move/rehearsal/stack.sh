#!/usr/bin/env bash
# Usage: stack.sh start|stop|runs home|aws, or stack.sh run home|aws COMMAND
# PaperTrade as a process of a rehearsal, at home or at AWS, with the settings of docker-compose.proxmox.yml or of the stack Application. Both have the
# same address, as if the name had changed where it points; they never run at once.
set -euo pipefail
action=$1 side=$2
pid_file=$LAB/$side.pid
runs() { [ -s "$pid_file" ] && kill -0 "$(cat "$pid_file")" 2>/dev/null; }
settings=(
    PATH="$PATH" HOME="$LAB" SPRING_PROFILES_ACTIVE=production SECRETS_PATH="$LAB/nothing"
    PORT="$SITE_PORT" MANAGEMENT_PORT=$((SITE_PORT + 1)) SERVER_ADDRESS=127.0.0.1 MANAGEMENT_SERVER_ADDRESS=127.0.0.1
    OIDC_ISSUER_URL="$OIDC_ISSUER_URL" OIDC_CLIENT_ID=papertrade OIDC_CLIENT_SECRET="$(cat "$LAB/client-secret")"
    MARKET_DATA_PROVIDER=simulated SIGN_INS_PER_MINUTE=0 SIGN_INS_PER_MINUTE_AND_USER=0 ORDERS_PER_MINUTE=0
)
case $side in
    home) settings+=(
        DATABASE_URL="jdbc:postgresql://127.0.0.1:$HOME_PORT/papertrade" DATABASE_USERNAME=papertrade DATABASE_PASSWORD="$(cat "$LAB/home-password")"
        REDIS_URL="redis://default:$(cat "$LAB/home-password")@127.0.0.1:$((HOME_PORT + 1))") ;;
    aws) settings+=(
        DATABASE_URL="jdbc:postgresql://localhost:$PASSAGE_PORT/papertrade?sslmode=verify-full&sslfactory=org.postgresql.ssl.SingleCertValidatingFactory&sslfactoryarg=env:DATABASE_CA"
        DATABASE_CA="$(cat "$DATABASE_CA_FILE")" DATABASE_USERNAME=broker DATABASE_PASSWORD="$(cat "$LAB/aws-password")"
        REDIS_URL="redis://default:$(cat "$LAB/aws-password")@127.0.0.1:$((PASSAGE_PORT + 1))" SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE=8) ;;
    *) exit 1 ;;
esac
# As in the image, but for its cache.
java=("$JAVA" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xss512k -Xms64m -Xmx256m -jar "$JAR")
case $action in
    run) exec env -i "${settings[@]}" "${java[@]}" "$3" </dev/null ;;
    runs) runs ;;
    start)
        ! runs || exit 0
        env -i "${settings[@]}" "${java[@]}" >>"$LAB/logs/$side.log" 2>&1 </dev/null &
        echo $! >"$pid_file"
        for _ in $(seq 1500); do
            [ "$(curl -s -o /dev/null -m 2 -w '%{http_code}' "http://127.0.0.1:$SITE_PORT/health")" != 200 ] || exit 0
            runs || { echo "PaperTrade ended: $LAB/logs/$side.log" >&2; exit 1; }
            sleep 0.2
        done
        echo "PaperTrade did not get well within five minutes: $LAB/logs/$side.log" >&2
        exit 1 ;;
    stop)
        runs || exit 0
        pid=$(cat "$pid_file")
        kill "$pid"
        for _ in $(seq 200); do
            kill -0 "$pid" 2>/dev/null || { rm "$pid_file"; exit 0; }
            sleep 0.2
        done
        kill -9 "$pid"
        rm "$pid_file"
        echo "PaperTrade did not end within 40 seconds and was killed." >&2
        exit 1 ;;
    *) exit 1 ;;
esac
