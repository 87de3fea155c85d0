#!/usr/bin/env bash
# Makes Hindcast-VERSION-ARCH.dmg of what `mvn package` left, into installers/target, and prints what it weighs and how soon the window is painted.
# Runs on macOS, on the processor that the package is for; librsvg (rsvg-convert) draws the icon.
#
# Signed where MAC_SIGNING_IDENTITY names a certificate of the keychain, notarised where MAC_NOTARY_PROFILE names what `notarytool` has stored.
set -euo pipefail
installers=$(cd "$(dirname "$0")/.." && pwd -P)
repository=$(dirname "$installers")
# shellcheck source=installers/unix.sh
. "$installers/unix.sh"

target=$installers/target
ground=$target/mac
name=$(option name)
version=$(version)
image=$ground/$name.app
# Where a Mac has its programs: the cache of quick starts belongs to the place in which it is trained.
place=/Applications/$name.app
main=hindcast.app/hindcast.app.Main

# draw FILE.icns
draw() {
  local set=$ground/hindcast.iconset size
  mkdir -p "$set"
  for size in 16 32 128 256 512; do
    rsvg-convert -w $size -h $size "$installers/hindcast.svg" -o "$set/icon_${size}x$size.png"
    rsvg-convert -w $((size * 2)) -h $((size * 2)) "$installers/hindcast.svg" -o "$set/icon_${size}x$size@2x.png"
  done
  iconutil --convert icns --output "$1" "$set"
}

# jvm_options: those of every start, a line each
jvm_options() { grep -hv '^#' "$folder/lib/jvm.options" "$folder/lib/jvm-25-26.options"; }

put_together() {
  local line jars=$ground/jars
  local options=(--java-options "-XX:AOTCache=\$APPDIR/hindcast.aot")
  rm -rf "$ground"
  mkdir -p "$jars"
  cp "$folder"/lib/*.jar "$jars"
  while IFS= read -r line; do options+=(--java-options "$line"); done < <(jvm_options)
  link_runtime "$ground/runtime"
  draw "$ground/hindcast.icns"
  # A bundle's version may not begin with 0 for jpackage; it is put right below.
  "$jdk/bin/jpackage" --type app-image --dest "$ground" --name "$name" --app-version 1.0 --vendor "$(option vendor)" --description "$(option summary)" \
    --mac-package-identifier "$(option id)" --icon "$ground/hindcast.icns" --runtime-image "$ground/runtime" --module-path "$jars" --module $main \
    "${options[@]}"
  cp "$folder"/lib/*.dylib "$image/Contents/app/mods/"
  mkdir "$image/Contents/app/bin"
  cp "$installers/mac/hindcast" "$image/Contents/app/bin/hindcast"
  plutil -replace CFBundleShortVersionString -string "$version" "$image/Contents/Info.plist"
  plutil -replace CFBundleVersion -string "$version" "$image/Contents/Info.plist"
  /usr/libexec/PlistBuddy -c "Merge '$installers/mac/opens.plist'" "$image/Contents/Info.plist"
  inventory "$image/Contents/app/licences"
}

# trained: the image, moved to its place, with its cache; back again afterwards
trained() {
  local start=() line
  [ ! -e "$place" ] || fail "$place is there already; the training would replace it."
  mv "$image" "$place"
  while IFS= read -r line; do start+=("$line"); done < <(rehearsal "$ground/rehearsal" "$place/Contents/MacOS/$name")
  # shellcheck disable=SC2046 # an option a word
  HINDCAST_CONFIG=$ground/rehearsal/settings "$place/Contents/runtime/Contents/Home/bin/java" $(jvm_options) \
    -XX:AOTCacheOutput="$place/Contents/app/hindcast.aot" --module-path "$place/Contents/app/mods" -m $main first-paint ${start[@]+"${start[@]}"} \
    > /dev/null 2>&1 || say "No cache could be trained; it starts, but slower."
  "$place/Contents/MacOS/$name" bench start --rounds 5 || true
  mv "$place" "$image"
}

sign() {
  if ! signing_is macOS MAC_SIGNING_IDENTITY; then
    # What jpackage signed for nobody in particular was changed since.
    codesign --force --deep --sign - "$image"
    return 0
  fi
  find "$image" \( -name '*.dylib' -o -perm +111 -type f \) -print0 |
    xargs -0 codesign --force --timestamp --options runtime --entitlements "$installers/mac/entitlements.plist" --sign "$MAC_SIGNING_IDENTITY"
  codesign --force --timestamp --options runtime --entitlements "$installers/mac/entitlements.plist" --sign "$MAC_SIGNING_IDENTITY" "$image"
}

# notarise FILE.dmg
notarise() {
  signing_is "macOS's notary" MAC_NOTARY_PROFILE || return 0
  xcrun notarytool submit --wait --keychain-profile "$MAC_NOTARY_PROFILE" "$1"
  xcrun stapler staple "$1"
}

[ "$(uname -s)" = Darwin ] || fail "A .dmg is made on macOS."
[ -x "$folder/bin/hindcast" ] || fail "There is nothing to package yet: mvn package -DskipTests makes $folder."
need rsvg-convert librsvg
find_jdk
put_together
trained
sign
dmg=$target/$name-$version-$(uname -m).dmg
mkdir "$ground/disk"
mv "$image" "$ground/disk/"
ln -s /Applications "$ground/disk/Applications"
hdiutil create -quiet -ov -volname "$name" -srcfolder "$ground/disk" -format ULFO "$dmg"
notarise "$dmg"
say "$(du -m "$dmg" | cut -f 1) MB  ${dmg#"$repository/"}"
