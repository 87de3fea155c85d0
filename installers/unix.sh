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

# train HINDCAST: the cache of quick starts, on the first paint and on a playhead that is moved along an order of the sample
train() {
  local ground order
  ground=$(mktemp -d)
  export HINDCAST_CONFIG=$ground/settings
  "$1" sample --orders 40 --data "$ground/data" > /dev/null 2>&1 || say "No sample could be made; the training is the first paint alone."
  order=$("$1" aggregates --type Order --data "$ground/data" 2> /dev/null | grep -o 'Order/[^ ]*' | head -n 1) || order=
  if [ -n "$order" ]; then set -- "$1" --data "$ground/data" "hindcast://embedded/$order"; fi
  "$1" train "${@:2}"
  unset HINDCAST_CONFIG
  rm -rf "$ground"
}

# megabytes FILE...: what files or folders take
megabytes() { du -cm --apparent-size "$@" 2> /dev/null | tail -n 1 | cut -f 1; }
