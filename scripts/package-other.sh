#!/usr/bin/env bash
# Checks, as far as a Debian can, what makes the packages for Windows and macOS, and with a program
# makes them: an installer and a bundle.
#
#   scripts/package-other.sh                     checks with programs that are none
#   scripts/package-other.sh --windows PROGRAM   makes target/package/trotsky-atlas-…-setup.exe
#   scripts/package-other.sh --macos PROGRAM     makes target/package/Trotsky Atlas.app
#
# Neither is signed here: that needs the maker's certificates on the maker's machine.
#
# Needs nsis, binutils-mingw-w64-x86-64, icoutils, icnsutils and python3.
set -euo pipefail
cd "$(dirname "$0")/.."

windows="" macos="" out="target/package"
while (($#)); do
  case "$1" in
    --windows) windows="$2" && shift 2 ;;
    --macos) macos="$2" && shift 2 ;;
    *) echo "package-other.sh: $1: expected --windows PROGRAM or --macos PROGRAM" >&2 && exit 2 ;;
  esac
done
version="$(sed -n '/^\[package\]/,/^\[/s/^version = "\(.*\)"/\1/p' Cargo.toml)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

installer() { # PROGRAM FILE
  makensis -V2 -WX -NOCD "-DPROGRAM=$(realpath "$1")" "-DOUT=$(realpath -m "$2")" \
    "$work/installer.nsi" >&2
}

# The script's paths are those of Windows, seen from its folder; NOCD lets them be seen from here.
prepare_installer() {
  sed -e "s|\\\\|\x01|g" packaging/windows/installer.nsi |
    sed -e "s|\.\.\x01\.\.\x01\([^\"]*\)|$PWD/\1|g" |
    sed -e "\|$PWD/|s|\x01|/|g" -e "s|\x01|\\\\|g" >"$work/installer.nsi"
}

bundle() { # PROGRAM FOLDER
  local app="$2/Trotsky Atlas.app"
  rm -rf "$app"
  mkdir -p "$app/Contents/MacOS" "$app/Contents/Resources"
  cp packaging/macos/Info.plist "$app/Contents/"
  printf 'APPL????' >"$app/Contents/PkgInfo"
  cp "$1" "$app/Contents/MacOS/trotsky-atlas"
  chmod 755 "$app/Contents/MacOS/trotsky-atlas"
  cp assets/icon/icon.icns LICENSE-MIT LICENSE-APACHE THIRD-PARTY.md \
    assets/fonts/ParaType-Free-Font-License.txt "$app/Contents/Resources/"
  cp -r data/example "$app/Contents/Resources/example"
}

mkdir -p "$out"
prepare_installer
if [[ -n "$windows" ]]; then
  installer "$windows" "$out/trotsky-atlas-$version-setup.exe"
fi
if [[ -n "$macos" ]]; then
  bundle "$macos" "$out"
fi
if [[ -n "$windows$macos" ]]; then
  exit 0
fi

# --- Windows ---------------------------------------------------------------------------------------

# The resources as build.rs asks for them, into a program that does nothing.
cat >"$work/resource.rc" <<END
#pragma code_page(65001)
1 ICON "$PWD/assets/icon/icon.ico"
1 24 "$PWD/packaging/windows/manifest.xml"
1 VERSIONINFO
FILEVERSION ${version//./,},0
PRODUCTVERSION ${version//./,},0
{
  BLOCK "StringFileInfo" { BLOCK "040904b0" { VALUE "ProductName", "Trotsky Atlas" VALUE "FileVersion", "$version" } }
  BLOCK "VarFileInfo" { VALUE "Translation", 0x409, 0x4b0 }
}
END
x86_64-w64-mingw32-windres --preprocessor=cpp --preprocessor-arg=-xc "$work/resource.rc" "$work/resource.o"
printf '.globl _start\n.text\n_start: ret\n' | x86_64-w64-mingw32-as -o "$work/none.o" -
x86_64-w64-mingw32-ld --subsystem windows -e _start -o "$work/none.exe" "$work/none.o" \
  "$work/resource.o"
icons="$(wrestool --list --type=3 "$work/none.exe" | wc -l)"
manifests="$(wrestool --list --type=24 "$work/none.exe" | wc -l)"
versions="$(wrestool --list --type=16 "$work/none.exe" | wc -l)"
echo "Windows resources: $icons icons, $manifests manifest, $versions version"
[[ "$icons $manifests $versions" == "7 1 1" ]] || { echo "expected 7, 1 and 1"; exit 1; }
python3 - packaging/windows/manifest.xml <<'END'
import sys, xml.etree.ElementTree as tree
root = tree.parse(sys.argv[1]).getroot()
text = tree.tostring(root, encoding="unicode")
assert "PerMonitorV2" in text and "UTF-8" in text, "the manifest lacks its settings"
END

installer "$work/none.exe" "$work/trotsky-atlas-setup.exe"
echo "Windows installer: $(stat --format=%s "$work/trotsky-atlas-setup.exe") bytes around a program that is none"
[[ "$(head -c 2 "$work/trotsky-atlas-setup.exe")" == MZ ]] || { echo "expected a Windows program"; exit 1; }

# --- macOS -----------------------------------------------------------------------------------------

bundle /bin/true "$work"
python3 - "$work/Trotsky Atlas.app" "$version" <<'END'
import os, plistlib, sys, tomllib
app, version = sys.argv[1:]
with open(f"{app}/Contents/Info.plist", "rb") as file:
    info = plistlib.load(file)
assert info["CFBundleShortVersionString"] == info["CFBundleVersion"] == version
program = f"{app}/Contents/MacOS/{info['CFBundleExecutable']}"
assert os.access(program, os.X_OK), f"{program} cannot be run"
icon = f"{app}/Contents/Resources/{info['CFBundleIconFile']}"
assert open(icon, "rb").read(4) == b"icns", f"{icon} is no icon"
types = info["CFBundleDocumentTypes"]
declared = {it["UTTypeIdentifier"] for it in info["UTImportedTypeDeclarations"]}
for kind in types:
    for name in kind["LSItemContentTypes"]:
        assert name.startswith("public.") or name in declared, f"{name} is not declared"
with open("packaging/Packager.toml", "rb") as file:
    packager = tomllib.load(file)
assert packager["identifier"] == info["CFBundleIdentifier"]
assert packager["productName"] == info["CFBundleName"]
assert packager["macos"]["minimumSystemVersion"] == info["LSMinimumSystemVersion"]
paths = [packager["licenseFile"], packager["macos"]["infoPlistPath"], *packager["icons"]]
for path in paths + [it["src"] for it in packager["resources"]]:
    assert os.path.exists(os.path.join("packaging", path)), f"{path} is not there"
print(f"macOS bundle: {len(info)} entries, {len(types)} document type, {len(paths)} files")
END
icns2png -l assets/icon/icon.icns | grep -c "icon (" | sed 's/$/ pictures in icon.icns/'
