#!/usr/bin/env bash
# Usage: check.sh [ADDRESS]
# Tests the alert rules, and the files around them, with promtool and amtool (Debian and Ubuntu: prometheus,
# prometheus-alertmanager). With the ADDRESS of a running PaperTrade's management port (http://…:9090) it also looks whether
# every figure of PaperTrade's own that rules and dashboard name is really there.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sed "s|/etc/prometheus/|$PWD/|g" prometheus.yml >"$work/prometheus.yml"
promtool check config "$work/prometheus.yml"
promtool test rules alerts-test.yml service-levels-test.yml
amtool check-config alertmanager.yml
alerts=$(sed -n 's/^ *- alert: //p' alerts.yml service-levels.yml | sort)
tested=$(sed -n 's/^ *alertname: //p' alerts-test.yml service-levels-test.yml | sort -u)
untested=$(comm -23 <(echo "$alerts") <(echo "$tested"))
[ -z "$untested" ] || { echo "No test shows these alerts: $untested" >&2; exit 1; }
undocumented=$(for alert in $alerts; do grep -q "$alert" ../operations.md || echo "$alert"; done)
[ -z "$undocumented" ] || { echo "operations.md says nothing of: $undocumented" >&2; exit 1; }
python3 -m json.tool grafana/dashboards/papertrade.json >/dev/null
if [ -n "${1:-}" ]; then
    curl -fsS --max-time 10 "$1/actuator/prometheus" >"$work/figures"
    named=$(grep -ohE '(papertrade|hikaricp|http_server|jvm)_[a-z_]+' alerts.yml service-levels.yml grafana/dashboards/papertrade.json | sort -u | grep -vE '_last_success_timestamp_seconds$')
    for name in $named; do
        grep -qE "^${name}[ {]" "$work/figures" || { echo "PaperTrade has no figure $name (papertrade_orders_total comes with the first order)." >&2; exit 1; }
    done
    echo "All $(wc -w <<<"$named") figures are there."
fi
echo "Rules, tests and files are in order."
