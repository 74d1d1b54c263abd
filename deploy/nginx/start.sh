#!/bin/sh
# Starts nginx with the settings of the container: the number of instances, a certificate if there is one, a proxy before it.
# shellcheck disable=SC2016 # the dollars are nginx's own
set -eu
mkdir -p /tmp/site /tmp/nginx

case " $(echo "${PROFILES:-}" | tr ',' ' ') " in
    *' two-instances '*) cp /etc/papertrade/two-instances.conf /tmp/site/instances.conf ;;
    *) cp /etc/papertrade/one-instance.conf /tmp/site/instances.conf ;;
esac

if [ -s /etc/certificate/fullchain.pem ] && [ -s /etc/certificate/privkey.pem ]; then
    cp /etc/papertrade/https.conf /tmp/site/servers.conf
    echo "nginx: with the certificate of CERTIFICATE_DIR"
else
    cp /etc/papertrade/http.conf /tmp/site/servers.conf
    echo "nginx: without a certificate (CERTIFICATE_DIR holds no fullchain.pem and privkey.pem), so without TLS"
fi

# Only a proxy that is named here is believed when it says whom it asks for, and how it was asked.
: >/tmp/site/trusted.conf
if [ -n "${TRUSTED_PROXY:-}" ]; then
    printf 'set_real_ip_from %s;\nreal_ip_header X-Forwarded-For;\nreal_ip_recursive on;\n' "$TRUSTED_PROXY" >/tmp/site/trusted.conf
    printf 'geo $realip_remote_addr $from_trusted_proxy { default 0; %s 1; }\n' "$TRUSTED_PROXY" >>/tmp/site/trusted.conf
else
    printf 'geo $realip_remote_addr $from_trusted_proxy { default 0; }\n' >/tmp/site/trusted.conf
fi

# Where a browser finds the server with TLS, as this machine publishes it; 443 goes without saying.
tls_port=:${HTTPS_PORT##*:}
[ "$tls_port" != :443 ] || tls_port=''
printf 'map "" $tls_port { default "%s"; }\n' "$tls_port" >/tmp/site/ports.conf

# The container's own resolver: containers change their addresses when they are made anew.
printf 'resolver %s valid=5s ipv6=off;\n' "$(awk '$1 == "nameserver" { print $2; exit }' /etc/resolv.conf)" >/tmp/site/resolver.conf

exec nginx -c /etc/papertrade/nginx.conf -g 'daemon off;'
