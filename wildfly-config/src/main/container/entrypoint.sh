#!/bin/sh
# Starts the server of a VOSpace as an ordinary user. Everything that is written goes below
# VOSPACE_BASE and VOSPACE_STORAGE_POSIX_ROOT; the server itself is only read.
set -eu

refuse() {
  echo "VOSPACE: $1" >&2
  exit 64
}

[ -n "${VOSPACE_DB_URL:-}" ] || refuse "VOSPACE_DB_URL is not set; it is a JDBC URL such as jdbc:postgresql://db/vospace."
[ -n "${VOSPACE_DB_PASSWORD:-}" ] || refuse "VOSPACE_DB_PASSWORD is not set."
[ -n "${VOSPACE_STORAGE_POSIX_ROOT:-}" ] || refuse "VOSPACE_STORAGE_POSIX_ROOT is not set; it is the directory for the bytes."

home=${VOSPACE_HOME:-/opt/vospace/server}
ear=${VOSPACE_EAR:-/opt/vospace/vospace.ear}
base=${VOSPACE_BASE:-/var/lib/vospace/server}

mkdir -p "$base" 2>/dev/null && [ -w "$base" ] || refuse "VOSPACE_BASE is \"$base\" but must be a directory that can be written."
mkdir -p "$VOSPACE_STORAGE_POSIX_ROOT" 2>/dev/null && [ -w "$VOSPACE_STORAGE_POSIX_ROOT" ] ||
  refuse "VOSPACE_STORAGE_POSIX_ROOT is \"$VOSPACE_STORAGE_POSIX_ROOT\" but must be a directory that can be written."

# Made anew at each start: the configuration is the image's, what differs is in the environment.
rm -rf "$base/configuration" "$base/deployments" "$base/tmp"
mkdir -p "$base/deployments"
cp -R "$home/standalone/configuration" "$base/configuration"
# Users and their groups, unless the operator has another realm: the two files of ApplicationRealm.
if [ -n "${VOSPACE_USERS:-}" ]; then
  cp "$VOSPACE_USERS/application-users.properties" "$VOSPACE_USERS/application-roles.properties" "$base/configuration/" ||
    refuse "VOSPACE_USERS is \"$VOSPACE_USERS\" but must be a directory with application-users.properties and application-roles.properties."
fi
cp "$ear" "$base/deployments/vospace.ear"
touch "$base/deployments/vospace.ear.dodeploy"

# So that the signals of the container's engine reach Java.
export LAUNCH_JBOSS_IN_BACKGROUND=1
export JAVA_OPTS="${JAVA_OPTS:--Xms256m -Xmx1g -XX:+ExitOnOutOfMemoryError -Djava.net.preferIPv4Stack=true}"
exec "$home/bin/standalone.sh" \
  -Djboss.server.base.dir="$base" \
  -Djboss.http.port="${VOSPACE_HTTP_PORT:-8080}" \
  -Djboss.https.port="${VOSPACE_HTTPS_PORT:-8443}" \
  -Djboss.management.http.port="${VOSPACE_MANAGEMENT_PORT:-9990}" \
  -b "${VOSPACE_BIND:-0.0.0.0}" -bmanagement 127.0.0.1
