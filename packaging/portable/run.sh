#!/bin/sh
# Starts the Trotsky Atlas from this folder, wherever it lies.
#
#   ./run.sh                 opens the window; what follows is passed on to the program
#   ./run.sh --add-to-menu   puts it into your menu with its icon, and opens a life by a double click
#   ./run.sh --take-away     undoes that
set -eu
here="$(cd "$(dirname "$0")" && pwd)"
id="org.trotskyatlas.atlas"
share="${XDG_DATA_HOME:-$HOME/.local/share}"

refresh() {
  if command -v update-desktop-database >/dev/null; then
    update-desktop-database "$share/applications" || true
  fi
  if command -v update-mime-database >/dev/null; then
    update-mime-database "$share/mime" || true
  fi
}

case "${1:-}" in
  --add-to-menu)
    mkdir -p "$share/applications" "$share/mime/packages"
    # In this file a path stands in quotes, and four characters in it need a backslash, itself doubled.
    path="$(printf '%s' "$here/trotsky-atlas" | sed -e 's/[\\"`$]/\\\\&/g' -e 's/%/%%/g' -e 's/[|&\\]/\\&/g')"
    sed -e "s|^Exec=.*|Exec=\"$path\" %f|" -e '/^TryExec=/d' "$here/share/$id.desktop" \
      >"$share/applications/$id.desktop"
    cp "$here/share/$id.mime.xml" "$share/mime/packages/$id.xml"
    for icon in "$here"/share/icons/*.png; do
      size="$(basename "$icon" .png)"
      size="${size#icon-}"
      mkdir -p "$share/icons/hicolor/${size}x$size/apps"
      cp "$icon" "$share/icons/hicolor/${size}x$size/apps/$id.png"
    done
    mkdir -p "$share/icons/hicolor/scalable/apps"
    cp "$here/share/icons/icon.svg" "$share/icons/hicolor/scalable/apps/$id.svg"
    refresh
    ;;
  --take-away)
    rm -f "$share/applications/$id.desktop" "$share/mime/packages/$id.xml" \
      "$share"/icons/hicolor/*/apps/"$id".png "$share/icons/hicolor/scalable/apps/$id.svg"
    refresh
    ;;
  *)
    exec "$here/trotsky-atlas" "$@"
    ;;
esac
