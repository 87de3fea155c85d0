# shellcheck shell=bash
# What the packages of Linux and macOS share; read by package.sh, which has set `installers` and `repository`.

folder=$repository/app/target/hindcast

# say SENTENCE: to the person who builds
say() { printf '%s\n' "$*" >&2; }

# fail SENTENCE: says it and ends
fail() {
  say "$*"
  exit 3
}

# option NAME: its value in installers/options
option() { sed -n "s/^$1=//p" "$installers/options"; }

# version: the version of the pom; a package's has no -SNAPSHOT
version() {
  local found
  found=$(sed -n 's|.*<artifactId>hindcast</artifactId><version>\([^<]*\)</version></parent>.*|\1|p' "$repository/app/pom.xml")
  printf '%s\n' "${found%-SNAPSHOT}"
}

# instant: the time of the last commit, in seconds: that of every file in a package, so that the same commit makes the same files
instant() { printf '%s\n' "${SOURCE_DATE_EPOCH:-$(git -C "$repository" log -1 --format=%ct 2> /dev/null || date +%s)}"; }

# find_jdk: a JDK 25 that can link a runtime, as $jdk
find_jdk() {
  for jdk in "${JAVA25_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -x "$jdk/bin/jlink" ] && grep -qs '^JAVA_VERSION="25' "$jdk/release"; then return; fi
  done
  fail "A package is made by a JDK 25 with jlink, and none was found: install one, or let JAVA25_HOME point to one."
}

# need PROGRAM PACKAGE: ends unless the program is there
need() { command -v "$1" > /dev/null || fail "$1 is missing, which the package $2 brings."; }

# link_runtime FOLDER: a Java of only the modules that are needed
link_runtime() {
  rm -rf "$1"
  "$jdk/bin/jlink" --add-modules "$(option modules)" --strip-debug --no-header-files --no-man-pages --output "$1"
}

# inventory FOLDER: the licences of everything that is shipped, and its bill of materials
inventory() {
  need mvn maven
  say "Looking the licences up; this needs the network."
  mvn -q -f "$repository" -pl app -am org.cyclonedx:cyclonedx-maven-plugin:makeBom
  "$jdk/bin/java" -cp "$folder/lib/*" "$installers/Inventory.java" "$folder/lib" "$repository/app/target/hindcast.cdx.json" "$installers/licences" "$1"
}

# rehearsal GROUND HINDCAST...: fills a store below GROUND with a few orders; prints the arguments of a start that opens one of them
rehearsal() {
  local data=$1/data order
  shift
  "$@" sample --orders 40 --data "$data" > /dev/null 2>&1 || true
  order=$("$@" aggregates --type Order --limit 1 --data "$data" 2> /dev/null | grep -o 'Order/[^ ]*') || order=
  if [ -n "$order" ]; then
    printf '%s\n' --data "$data" "hindcast://embedded/$order"
  else
    say "No sample could be made; the training is the first paint alone."
  fi
}

# megabytes FILE...: what files or folders take
megabytes() { du -cm --apparent-size "$@" 2> /dev/null | tail -n 1 | cut -f 1; }

# signing_is SYSTEM VARIABLE: whether the identity is there; says what is left out where it is not
signing_is() {
  [ -z "${!2:-}" ] || return 0
  say "Not signed for $1: $2 is not set."
  return 1
}
